/** What may be spent, and what has been. */
@NullMarked
package dev.ringmaster.model.budget;

import org.jspecify.annotations.NullMarked;

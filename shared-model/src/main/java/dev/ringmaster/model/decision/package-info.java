/** Questions that only a person can answer, and the answers. */
@NullMarked
package dev.ringmaster.model.decision;

import org.jspecify.annotations.NullMarked;

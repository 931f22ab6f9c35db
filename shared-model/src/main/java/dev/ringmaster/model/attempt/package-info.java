/** One run of one agent on one task: what it is told, how it ends and what it used. */
@NullMarked
package dev.ringmaster.model.attempt;

import org.jspecify.annotations.NullMarked;

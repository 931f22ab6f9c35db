/** Keeps a project's ready tasks in the order in which the queue takes them, as far as it has told. */
@NullMarked
package dev.ringmaster.api.why.line;

import org.jspecify.annotations.NullMarked;

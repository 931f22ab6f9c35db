/** What a task is, the statuses it passes through and the moves allowed between them. */
@NullMarked
package dev.ringmaster.model.task;

import org.jspecify.annotations.NullMarked;

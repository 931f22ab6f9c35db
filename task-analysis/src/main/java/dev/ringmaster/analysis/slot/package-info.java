/** Who may take which task when slots are shared, on flat arrays: the rules of queue-service's planner for a work that is only imagined. */
@NullMarked
package dev.ringmaster.analysis.slot;

import org.jspecify.annotations.NullMarked;

/**
 * What must hold when things die at the worst moment. Each test does the same twice: once with nothing wrong, as its control, and once
 * with the fault. {@code e2e/faults/run-broken} shows that they go red on builds that are broken on purpose.
 */
@NullMarked
package dev.ringmaster.scheduler.faults;

import org.jspecify.annotations.NullMarked;

/**
 * What attempts may use, and whether the machine has room for one more; its parts count processes and make cgroups. Must not know
 * what an attempt's end means.
 */
@NullMarked
package dev.ringmaster.scheduler.limits;

import org.jspecify.annotations.NullMarked;

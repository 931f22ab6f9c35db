/** The kernel's control groups, where this service may make them: one for each run. */
@NullMarked
package dev.ringmaster.scheduler.limits.cgroup;

import org.jspecify.annotations.NullMarked;

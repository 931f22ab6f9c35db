@NullMarked
package dev.ringmaster.scheduler.limits.cgroup;

import org.jspecify.annotations.NullMarked;

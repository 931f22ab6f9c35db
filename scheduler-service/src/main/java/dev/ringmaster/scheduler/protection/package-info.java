/** Says what the gates of a project name, so that {@code dev.ringmaster.execution.protection} can keep work from changing it. Pure. */
@NullMarked
package dev.ringmaster.scheduler.protection;

import org.jspecify.annotations.NullMarked;

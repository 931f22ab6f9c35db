/** Knows the workers of {@code ringmaster.toml}: whether each can take tasks, and how many it runs. It must not know attempts. */
@NullMarked
package dev.ringmaster.scheduler.worker;

import org.jspecify.annotations.NullMarked;

/** Makes trees ready to work in: untracked files that agents need, and the project's set-up commands. Must not know how agents start. */
@NullMarked
package dev.ringmaster.scheduler.setup;

import org.jspecify.annotations.NullMarked;

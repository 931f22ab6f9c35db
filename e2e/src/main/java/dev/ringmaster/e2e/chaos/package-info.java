/**
 * The chaos run: a ring whose processes are killed at random while tasks go round it, and the checks of what came of it. It knows the
 * ring only from outside: its command, its API, its files, git, and what the agents themselves wrote down.
 */
@NullMarked
package dev.ringmaster.e2e.chaos;

import org.jspecify.annotations.NullMarked;

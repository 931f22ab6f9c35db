/**
 * Whole rings whose workers are real CLIs with a scripted model behind them. As the chaos run it knows the ring only from outside: its
 * command, its API, git and the model's journal.
 */
@NullMarked
package dev.ringmaster.e2e.conformance.ring;

import org.jspecify.annotations.NullMarked;

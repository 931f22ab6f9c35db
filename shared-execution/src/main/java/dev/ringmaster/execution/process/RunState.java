package dev.ringmaster.execution.process;

import java.time.Instant;

/** Where the command of a {@link RunFolder} stands. */
public sealed interface RunState {
    /** Nobody has claimed the folder: a command may still be started. */
    record Unclaimed() implements RunState {}

    /** The claim was taken so that no command ever starts. */
    record Withdrawn() implements RunState {}

    /** The command, or the shim that is writing down its exit, is alive. */
    record Running(RunRecord record, Instant startedAt) implements RunState {}

    record Ended(ExitRecord exit, Instant startedAt) implements RunState {}

    /** The command is gone without an exit record. */
    record Lost(String proof) implements RunState {}
}

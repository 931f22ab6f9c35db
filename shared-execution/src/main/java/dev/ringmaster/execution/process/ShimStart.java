package dev.ringmaster.execution.process;

/** What came of starting a command through the shim. */
public sealed interface ShimStart {
    /**
     * The command has been exec'd, or is just about to be.
     *
     * @param shim our child; the command is its
     */
    record Started(RunRecord record, Process shim) implements ShimStart {}

    /** Somebody else has the claim. */
    record Claimed() implements ShimStart {}

    /** @param reason one sentence */
    record Failed(String reason) implements ShimStart {}
}

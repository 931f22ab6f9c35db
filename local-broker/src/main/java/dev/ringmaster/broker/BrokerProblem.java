package dev.ringmaster.broker;

/** Why the broker cannot run, and the exit code that its process ends with for it. */
public enum BrokerProblem {
    /** Anything without a case of its own. */
    UNEXPECTED(1),
    USAGE(2),
    PORT_TAKEN(10),
    DIRECTORY_UNUSABLE(11),
    DISK_FULL(12),
    DIRECTORY_IN_USE(13);

    private final int exitCode;

    BrokerProblem(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}

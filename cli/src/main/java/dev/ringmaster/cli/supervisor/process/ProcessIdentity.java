package dev.ringmaster.cli.supervisor.process;

/**
 * Tells one process from every other, also from one that got the same pid later.
 *
 * @param pid > 0
 * @param startTicks when it started: clock ticks since boot on Linux, else milliseconds since 1970
 * @param bootId which boot the ticks belong to; empty where the system has no such id
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {

    /** @throws IllegalArgumentException if the pid is not positive */
    public ProcessIdentity {
        if (pid <= 0) {
            throw new IllegalArgumentException("a pid is positive, not " + pid);
        }
    }
}

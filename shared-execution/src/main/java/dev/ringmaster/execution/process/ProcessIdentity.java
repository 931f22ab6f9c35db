package dev.ringmaster.execution.process;

/**
 * Says which process is meant, for as long as the machine's disk lives: a pid alone is given again to others.
 *
 * @param pid > 0
 * @param startTicks when it was started, in clock ticks after boot (field 22 of {@code /proc/<pid>/stat})
 * @param bootId the kernel's {@code boot_id}: start ticks repeat after a reboot
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {
    /** @throws IllegalArgumentException if the pid is not positive, which would name a process group or everything */
    public ProcessIdentity {
        if (pid <= 1 || startTicks < 0 || bootId.isBlank()) {
            throw new IllegalArgumentException("not a process: pid " + pid + ", start ticks " + startTicks);
        }
    }
}

package dev.ringmaster.scheduler.limits;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.scheduler.limits.tree.Footprint;
import java.util.Optional;

/** Says which limit an attempt has passed, from what was measured of it. */
public final class LimitPolicy {

    private LimitPolicy() {}

    /** Whether the memory is worth a closer look: what processes share is counted several times in it. */
    public static boolean isMemorySuspect(Footprint footprint, WorkerLimits limits) {
        return footprint.memoryBytes() > limits.memory().bytes();
    }

    public static Optional<Breach> memory(long exactBytes, WorkerLimits limits) {
        return exactBytes > limits.memory().bytes() ? Optional.of(outOfMemory(exactBytes, limits)) : Optional.empty();
    }

    public static Optional<Breach> processes(Footprint footprint, WorkerLimits limits) {
        return footprint.processes() > limits.processes()
                ? Optional.of(new Breach(
                        FailureClass.RESOURCE_LIMIT,
                        "it ran " + footprint.processes() + " processes, more than its " + limits.processes()))
                : Optional.empty();
    }

    public static Optional<Breach> output(long bytes, WorkerLimits limits) {
        return bytes > limits.output().bytes()
                ? Optional.of(new Breach(
                        FailureClass.RESOURCE_LIMIT,
                        "it printed " + shown(bytes) + ", more than its " + limits.output()))
                : Optional.empty();
    }

    /** @param bytes at least so much */
    public static Optional<Breach> disk(long bytes, WorkerLimits limits) {
        return bytes > limits.disk().bytes()
                ? Optional.of(new Breach(
                        FailureClass.RESOURCE_LIMIT,
                        "its folders hold " + shown(bytes) + ", more than its " + limits.disk()))
                : Optional.empty();
    }

    /** The breach that the kernel has acted upon already: it ended the whole cgroup. */
    public static Breach killedByKernel(WorkerLimits limits) {
        return new Breach(
                FailureClass.OUT_OF_MEMORY,
                "it used more memory than its " + limits.memory() + " and the kernel ended it");
    }

    private static Breach outOfMemory(long bytes, WorkerLimits limits) {
        return new Breach(
                FailureClass.OUT_OF_MEMORY,
                "its processes held " + shown(bytes) + " of memory, more than its " + limits.memory());
    }

    private static String shown(long bytes) {
        return MemorySize.ofMegabytes(Math.max(1, bytes >> 20)).toString();
    }
}

package dev.ringmaster.model.settings;

/**
 * What one attempt of a worker may use: its agent and everything that it starts, together. An attempt that uses more is ended.
 *
 * @param memory 16MB to 1TB, default 8GB. More lets it build larger things, less protects the others
 * @param processes 1 to 100000, default 1000; where a cgroup limits them, threads count too
 * @param output 64KB to 1TB, default 1GB: what it may print
 * @param disk 1MB to 1TB, default 20GB: its worktree and temporary folder
 * @param memoryEstimate 1MB to 1TB, default 500MB: what an attempt usually takes; none is started while less than this is free
 */
public record WorkerLimits(
        MemorySize memory, int processes, MemorySize output, MemorySize disk, MemorySize memoryEstimate) {

    private static final MemorySize MOST = MemorySize.ofGigabytes(1024);

    public static final WorkerLimits DEFAULT = new WorkerLimits(
            MemorySize.ofGigabytes(8),
            1000,
            MemorySize.ofGigabytes(1),
            MemorySize.ofGigabytes(20),
            MemorySize.ofMegabytes(500));

    /** @throws InvalidSettingException if a value is out of its range */
    public WorkerLimits {
        Rule.between("memory_limit", memory, MemorySize.ofMegabytes(16), MOST);
        Rule.between("process_limit", processes, 1, 100_000);
        Rule.between("output_limit", output, new MemorySize(64 << 10), MOST);
        Rule.between("disk_limit", disk, MemorySize.ofMegabytes(1), MOST);
        Rule.between("memory_estimate", memoryEstimate, MemorySize.ofMegabytes(1), MOST);
    }
}

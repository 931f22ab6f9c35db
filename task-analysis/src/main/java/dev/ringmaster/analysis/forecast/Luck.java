package dev.ringmaster.analysis.forecast;

/**
 * The chance of one simulation: each task's attempt has its own numbers whenever it comes, so that the same simulation of another plan
 * differs by the plan alone (common random numbers: Glasserman and Yao, Management Science 38(6), 1992). The numbers are SplitMix64's
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 */
final class Luck {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Luck() {}

    static long of(long seed, int simulation) {
        return mixed(seed + GOLDEN * (simulation + 1L));
    }

    /** Of how long an attempt takes, 0 to below 1. */
    static double ofDuration(long simulation, long key, int attempt) {
        return unit(simulation, key, attempt * 2L);
    }

    /** Of whether it fails, 0 to below 1. */
    static double ofFailure(long simulation, long key, int attempt) {
        return unit(simulation, key, attempt * 2L + 1);
    }

    private static double unit(long simulation, long key, long which) {
        return (mixed(mixed(simulation + GOLDEN * (key + 1)) + GOLDEN * (which + 1)) >>> 11) * 0x1.0p-53;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

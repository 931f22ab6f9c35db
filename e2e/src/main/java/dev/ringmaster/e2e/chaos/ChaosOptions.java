package dev.ringmaster.e2e.chaos;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a chaos run is asked to do.
 *
 * @param seed of every random choice: the graph, the agents' times, the victims and the moments
 * @param tasks how many, ≥ 1
 * @param every mean time between two kills
 * @param limit the run fails when not all tasks are done by then
 * @param checkout the folder with the {@code ringmaster} script
 * @param wipe whether the ring is stopped once, a third of the way, and started again without the broker's data
 * @param keep whether the ring's folder is kept afterwards
 */
record ChaosOptions(long seed, int tasks, Duration every, Duration limit, Path checkout, boolean wipe, boolean keep) {

    static final String USAGE = """
            usage: e2e/chaos/run [--seed N] [--tasks N] [--every SECONDS] [--limit SECONDS] [--wipe] [--keep]
            Kills a random process of a ring (services, broker, supervisor) every few seconds while tasks go round it, and checks that
            every task ended done exactly once. With --wipe it also stops the ring once and deletes the broker's data.
            Example: e2e/chaos/run --seed 42 --tasks 60 --every 4""";

    /** @throws IllegalArgumentException with a sentence for a person */
    static ChaosOptions parse(String[] arguments, Path checkout) {
        long seed = 1;
        int tasks = 60;
        double every = 4;
        int limit = 900;
        boolean wipe = false;
        boolean keep = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--wipe" -> wipe = true;
                case "--keep" -> keep = true;
                case "--seed" -> seed = Long.parseLong(value(arguments, ++i));
                case "--tasks" -> tasks = Integer.parseInt(value(arguments, ++i));
                case "--every" -> every = Double.parseDouble(value(arguments, ++i));
                case "--limit" -> limit = Integer.parseInt(value(arguments, ++i));
                default -> throw new IllegalArgumentException("unknown option " + arguments[i] + "\n" + USAGE);
            }
        }
        return new ChaosOptions(
                seed, tasks, Duration.ofMillis((long) (every * 1000)), Duration.ofSeconds(limit), checkout, wipe, keep);
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException("option " + arguments[index - 1] + " needs a value\n" + USAGE);
        }
        return arguments[index];
    }
}

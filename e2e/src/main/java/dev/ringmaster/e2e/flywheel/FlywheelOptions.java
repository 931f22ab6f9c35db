package dev.ringmaster.e2e.flywheel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a flywheel run is asked to do.
 *
 * @param checkout the folder with the {@code ringmaster} script
 * @param javaHome the JDK that the programs are installed with
 * @param scenarios in the order they are run
 * @param kills whether components are killed at every stage of releases instead
 * @param victims those that are killed then; empty for all
 * @param tasks how many other tasks run meanwhile
 * @param whole whether the proof is the whole build instead of the fast profile
 * @param window how long a release is watched
 * @param limit for each scenario
 * @param keep whether the run's folder is kept afterwards
 */
record FlywheelOptions(
        Path checkout,
        Path javaHome,
        List<Scenario> scenarios,
        boolean kills,
        List<String> victims,
        int tasks,
        boolean whole,
        Duration window,
        Duration limit,
        boolean keep) {

    private static final int LIMIT_SECONDS = 600;
    private static final int LIMIT_SECONDS_OF_WHOLE = 2400;

    static final String USAGE = """
            usage: e2e/flywheel/run [--short] [--whole] [--window SECONDS] [--limit SECONDS] [--tasks N] [--keep] [SCENARIO…]
                   e2e/flywheel/run --kills [--window SECONDS] [--limit SECONDS] [--tasks N] [--keep] [COMPONENT…]
            Lets a scripted agent change Ringmaster's own code while a ring works on other tasks, and checks that what is harmless goes live
            and that what harms is refused or taken back byte for byte. Scenarios: harmless fails-tests crashes-later will-not-start
            doubles-latency deletes-test guard-by-symlink without-tests covered adds-table; without any, all of them. --short runs four;
            --whole proves by the whole build, a quarter of an hour for each. --limit: the most that one may take (default: 600, 2400 with --whole).
            --kills [COMPONENT…] kills each component (or those named, and "supervisor") with SIGKILL once at every stage of two releases,
            one to be kept and one to be taken back, with a proof of some seconds: about four minutes for each component.
            Example: e2e/flywheel/run --short""";

    /** @throws IllegalArgumentException with a sentence for a person */
    static FlywheelOptions parse(Path checkout, Path javaHome, String[] arguments) {
        List<Scenario> scenarios = new ArrayList<>();
        boolean kills = List.of(arguments).contains("--kills");
        List<String> victims = new ArrayList<>();
        int tasks = 40;
        boolean whole = false;
        int window = 45;
        OptionalInt limit = OptionalInt.empty();
        boolean keep = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--short" -> scenarios.addAll(Scenario.shortForm());
                case "--whole" -> whole = true;
                case "--kills" -> {}
                case "--keep" -> keep = true;
                case "--window" -> window = number(arguments, ++i);
                case "--limit" -> limit = OptionalInt.of(number(arguments, ++i));
                case "--tasks" -> tasks = number(arguments, ++i);
                default -> {
                    if (arguments[i].startsWith("-")) {
                        throw new IllegalArgumentException("unknown option " + arguments[i] + "\n" + USAGE);
                    }
                    if (kills) {
                        victims.add(KillRounds.victim(arguments[i]));
                    } else {
                        scenarios.add(Scenario.ofWord(arguments[i]));
                    }
                }
            }
        }
        return new FlywheelOptions(
                checkout,
                javaHome,
                scenarios.isEmpty() ? List.of(Scenario.values()) : scenarios,
                kills,
                victims,
                tasks,
                whole,
                Duration.ofSeconds(window),
                Duration.ofSeconds(limit.orElse(whole ? LIMIT_SECONDS_OF_WHOLE : LIMIT_SECONDS)),
                keep);
    }

    private static int number(String[] arguments, int index) {
        if (index >= arguments.length || !arguments[index].matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("option " + arguments[index - 1] + " needs a number\n" + USAGE);
        }
        return Integer.parseInt(arguments[index]);
    }
}

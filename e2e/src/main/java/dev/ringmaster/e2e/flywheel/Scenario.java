package dev.ringmaster.e2e.flywheel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A change that the scripted agent makes, and how it must end. */
enum Scenario {
    /** Goes live and stays; a request shows the new behaviour. */
    HARMLESS(End.KEPT),
    /** Is refused by its proof. */
    FAILS_TESTS(End.REJECTED),
    /** Passes, and its component crashes 30 s after it started. */
    CRASHES_LATER(End.WENT_BACK),
    /** Passes its unit tests, and its component never becomes ready. */
    WILL_NOT_START(End.WENT_BACK),
    /** Works, at less than half the speed. */
    DOUBLES_LATENCY(End.WENT_BACK),
    /** Takes a test away beside its change: nothing of it is even handed over. */
    DELETES_TEST(End.FAILED),
    /** Changes the guard by way of a symbolic link. */
    GUARD_BY_SYMLINK(End.BLOCKED),
    /** Adds code that no test runs: a person is asked. */
    WITHOUT_TESTS(End.BLOCKED),
    /** Changes code that earlier tests run: their coverage lets it pass. */
    COVERED(End.KEPT),
    /** Brings a migration: the way back from it is rehearsed. */
    ADDS_TABLE(End.KEPT);

    /** How a release may end. */
    enum End {
        KEPT("improvement.kept"),
        REJECTED("improvement.rejected"),
        WENT_BACK("improvement.went-back"),
        BLOCKED("improvement.blocked"),
        FAILED("attempt.finished");

        private final String fact;

        End(String fact) {
            this.fact = fact;
        }

        String fact() {
            return fact;
        }

        boolean wasLive() {
            return this == KEPT || this == WENT_BACK;
        }
    }

    private final End end;

    Scenario(End end) {
        this.end = end;
    }

    End end() {
        return end;
    }

    /** The name of its script, and on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    static Scenario ofWord(String word) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scenario '" + word + "'; there are: "
                        + Arrays.stream(values()).map(Scenario::word).collect(Collectors.joining(" "))));
    }

    /** Those that tell most in the least time. */
    static List<Scenario> shortForm() {
        return List.of(GUARD_BY_SYMLINK, DELETES_TEST, HARMLESS, WILL_NOT_START);
    }
}

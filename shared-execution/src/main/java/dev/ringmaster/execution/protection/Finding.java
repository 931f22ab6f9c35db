package dev.ringmaster.execution.protection;

import java.util.Locale;

/**
 * Something that makes the proof of a task weaker than it was at the base.
 *
 * @param path the file, as it was called at the base
 * @param sentence what was done to it, for the agent of the next attempt and for a person
 */
public record Finding(Kind kind, String path, String sentence) {

    /** What sort of thing it is. */
    public enum Kind {
        /** A file of tests is gone, or is called so that no test run finds it. */
        FILE_REMOVED,
        /** A test is gone, and no other has taken its place. */
        TEST_REMOVED,
        /** A test that ran is skipped. */
        TEST_SKIPPED,
        /** Assertions are gone, and no other has taken their place. */
        ASSERTION_REMOVED,
        /** What a gate runs, or the configuration of tests or of continuous integration, is another. */
        GATE_CHANGED;

        /** As people read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}

package dev.ringmaster.release.tests;

import dev.ringmaster.execution.protection.Finding;
import java.util.List;

/**
 * What is to be said of the tests of a change.
 *
 * @param weakened tests that were there and are deleted, skipped or weaker; any one refuses the change
 * @param untested changed code of modules where no test was added or changed: coverage must show that tests run it, or a person decides
 */
public record TestsJudgement(List<Finding> weakened, List<String> untested) {
    public TestsJudgement {
        weakened = List.copyOf(weakened);
        untested = List.copyOf(untested);
    }

    public boolean isWeakened() {
        return !weakened.isEmpty();
    }

    public boolean needsCoverage() {
        return !untested.isEmpty();
    }
}

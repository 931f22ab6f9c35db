package dev.ringmaster.execution.protection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tests and assertions that a difference adds anywhere, so that what was only moved is not missed. Each is given out once. */
final class MovedTests {
    private final Map<String, Integer> tests = new HashMap<>();
    private final Map<String, Integer> assertions = new HashMap<>();

    private MovedTests() {}

    static MovedTests in(List<FileChange> changes) {
        MovedTests moved = new MovedTests();
        for (FileChange change : changes) {
            String after = change.after();
            if (after != null) {
                TestLanguage.of(after).ifPresent(language -> moved.note(change, language));
            }
        }
        return moved;
    }

    private void note(FileChange change, TestLanguage language) {
        List<String> added = change.added().toList();
        language.testsIn(added).forEach(test -> tests.merge(test, 1, Integer::sum));
        language.assertionsIn(added).forEach(line -> assertions.merge(line, 1, Integer::sum));
    }

    boolean takeTest(String name) {
        return take(tests, name);
    }

    boolean takeAssertion(String line) {
        return take(assertions, line);
    }

    private static boolean take(Map<String, Integer> pool, String key) {
        return pool.getOrDefault(key, 0) > 0 && pool.merge(key, -1, Integer::sum) >= 0;
    }
}

package dev.ringmaster.execution.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares one file that was there before with itself.
 *
 * @param before its path at the base
 */
record TestFileCheck(String before, FileChange change, TestLanguage language, MovedTests moved) {
    private static final int NAMED = 5;

    List<Finding> findings() {
        if (!TestPaths.isTest(before) && language != TestLanguage.RUST) {
            return List.of();
        }
        List<String> missing = missingTests();
        if (change.after() == null || !isStillFound()) {
            return fileGone(missing).stream().toList();
        }
        List<Finding> findings = new ArrayList<>();
        if (!missing.isEmpty()) {
            findings.add(new Finding(Finding.Kind.TEST_REMOVED, before, before + " has lost " + tests(missing)));
        }
        for (Hunk hunk : change.hunks()) {
            skipIn(hunk).ifPresent(findings::add);
            if (missing.isEmpty() && TestPaths.isTest(before)) {
                lostAssertionsIn(hunk).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private boolean isStillFound() {
        String after = String.valueOf(change.after());
        boolean sameEnding = TestLanguage.of(after).equals(Optional.of(language));
        return sameEnding && (TestPaths.isTest(after) || language == TestLanguage.RUST);
    }

    private Optional<Finding> fileGone(List<String> missing) {
        if (change.after() != null) {
            return Optional.of(new Finding(
                    Finding.Kind.FILE_REMOVED,
                    before,
                    before + " was renamed to " + change.after() + ", where no test run looks for it"));
        }
        if (!missing.isEmpty()) {
            return Optional.of(
                    new Finding(Finding.Kind.FILE_REMOVED, before, before + " was deleted with " + tests(missing)));
        }
        // Not every style of test is known: what asserts something was one, unless all of it is elsewhere now.
        List<String> removed = change.removed().toList();
        List<String> gone = new ArrayList<>(language.assertionsIn(removed));
        gone.removeIf(moved::takeAssertion);
        return gone.isEmpty() || !language.testsIn(removed).isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(Finding.Kind.FILE_REMOVED, before, before + " was deleted"));
    }

    /** The tests that are neither anywhere else now nor have another in their place. */
    private List<String> missingTests() {
        List<String> missing = new ArrayList<>();
        for (Hunk hunk : change.hunks()) {
            List<String> gone = new ArrayList<>(language.testsIn(hunk.removed()));
            List<String> come = new ArrayList<>(language.testsIn(hunk.added()));
            gone.removeIf(name -> come.contains(name) && taken(come, name));
            // One that only got another name stands where the old one stood.
            while (!gone.isEmpty() && !come.isEmpty()) {
                gone.removeFirst();
                taken(come, come.getFirst());
            }
            missing.addAll(gone);
        }
        missing.removeIf(name -> !name.equals("?") && moved.takeTest(name));
        return missing;
    }

    /** Counts an added test as the one that was here before, so that it does not stand for another one as well. */
    private boolean taken(List<String> come, String name) {
        moved.takeTest(name);
        return come.remove(name);
    }

    private Optional<Finding> skipIn(Hunk hunk) {
        List<String> skips = new ArrayList<>(language.skipsIn(hunk.added()));
        language.skipsIn(hunk.removed()).forEach(skips::remove);
        int fresh = language.testsIn(hunk.added()).size()
                - language.testsIn(hunk.removed()).size();
        return skips.size() <= Math.max(0, fresh)
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.TEST_SKIPPED, before, before + " now skips tests: " + skips.getFirst()));
    }

    private Optional<Finding> lostAssertionsIn(Hunk hunk) {
        List<String> gone = new ArrayList<>(language.assertionsIn(hunk.removed()));
        if (gone.isEmpty() || !language.assertionsIn(hunk.added()).isEmpty()) {
            return Optional.empty();
        }
        gone.removeIf(moved::takeAssertion);
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.ASSERTION_REMOVED,
                        before,
                        before + " no longer asserts: "
                                + String.join("; ", gone.stream().limit(NAMED).toList())));
    }

    private static String tests(List<String> missing) {
        String names =
                missing.stream().filter(name -> !name.equals("?")).limit(NAMED).collect(Collectors.joining(", "));
        String count = missing.size() == 1 ? "1 test" : missing.size() + " tests";
        return names.isEmpty() ? count : count + " (" + names + (missing.size() > NAMED ? ", …" : "") + ")";
    }
}

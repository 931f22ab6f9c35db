package dev.ringmaster.execution.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what a difference does to the proof that was there before it. It reads lines and no syntax: it cannot see an expectation that was
 * turned into another, and a test whose subject is gone for a good reason looks to it like any other.
 */
public final class ProofGuard {
    private static final Pattern SWITCHED_OFF = Pattern.compile(
            "skipTests|maven\\.test\\.skip|skipITs|testFailureIgnore|test\\.enabled\\s*=\\s*false|-x\\s+test\\b"
                    + "|ignoreFailures\\s*=?\\s*true|passWithNoTests|--collect-only|-DskipITs|addopts.*(?:--ignore|--deselect|-k\\s)");
    private static final Pattern TEST_SCRIPT = Pattern.compile("\"(?:pre|post)?test(?::[\\w:-]+)?\"\\s*:");

    private ProofGuard() {}

    /** Whether what happens to a file of this path can matter here: other files need not be read. */
    public static boolean mayMatter(String path, Set<String> namedByGates) {
        return isGate(path, namedByGates)
                || TestPaths.isBuild(path)
                || TestLanguage.of(path)
                        .filter(language -> language == TestLanguage.RUST || TestPaths.isTest(path))
                        .isPresent();
    }

    /**
     * @param changes the whole difference between the base and the work, or as much of it as {@link #mayMatter}
     * @param namedByGates the paths of files that the commands name which prove the work
     * @return in the order of the files; empty if the proof is as strong as before, as far as can be seen
     */
    public static List<Finding> findings(List<FileChange> changes, Set<String> namedByGates) {
        MovedTests moved = MovedTests.in(changes);
        List<Finding> findings = new ArrayList<>();
        for (FileChange change : changes) {
            String before = change.before();
            if (before == null) {
                continue;
            }
            if (isGate(before, namedByGates)) {
                findings.add(new Finding(
                        Finding.Kind.GATE_CHANGED,
                        before,
                        before + " says how the work is proved and was "
                                + (change.after() == null ? "deleted" : "changed")));
                continue;
            }
            if (TestPaths.isBuild(before)) {
                buildFinding(before, change).ifPresent(findings::add);
            }
            TestLanguage.of(before)
                    .ifPresent(
                            language -> findings.addAll(new TestFileCheck(before, change, language, moved).findings()));
        }
        return List.copyOf(findings);
    }

    private static boolean isGate(String path, Set<String> named) {
        return named.contains(path) || TestPaths.isConfiguration(path);
    }

    private static Optional<Finding> buildFinding(String path, FileChange change) {
        Optional<String> off = change.added()
                .filter(line -> SWITCHED_OFF.matcher(line).find())
                .filter(line -> change.removed().noneMatch(line::equals))
                .findFirst();
        Optional<String> script = change.removed()
                .filter(line -> path.endsWith("package.json")
                        && TEST_SCRIPT.matcher(line).find())
                // A line may only have lost or won its comma.
                .filter(line -> change.added().noneMatch(added -> bare(added).equals(bare(line))))
                .findFirst();
        return off.or(() -> script)
                .map(line -> new Finding(
                        Finding.Kind.GATE_CHANGED, path, path + " now runs tests otherwise: " + line.strip()));
    }

    private static String bare(String line) {
        String stripped = line.strip();
        return stripped.endsWith(",") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}

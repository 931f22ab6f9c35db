package dev.ringmaster.release.tests;

import dev.ringmaster.execution.protection.FileChange;
import dev.ringmaster.execution.protection.Hunk;
import dev.ringmaster.execution.protection.PatchReader;
import dev.ringmaster.execution.protection.ProofGuard;
import dev.ringmaster.release.modules.Module;
import dev.ringmaster.release.modules.Reactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges a change by its patch: whether its code comes with tests, and whether the tests that were there are as strong as before. */
public final class TestCheck {
    private static final Pattern PROGRAM = Pattern.compile("(?:.*/)?src/main/(?:java|resources)/.*");
    private static final Pattern DOCUMENTATION = Pattern.compile(".*/package-info\\.java|.*\\.md");
    private static final Pattern TEST = Pattern.compile("(?:.*/)?src/test/.*\\.java");
    private static final Pattern NO_CODE = Pattern.compile("\\s*(?:|//.*|/?\\*.*|import .*|package .*|[{}();]*)\\s*");
    private static final Pattern PROVES = Pattern.compile(
            "@(?:Test|ParameterizedTest|Property|Example|RepeatedTest|ArchTest"
                    + "|TestFactory|CsvSource|ValueSource|MethodSource)\\b|\\bassert\\w*\\s*\\(|\\bverify\\w*\\s*\\(|\\.is[A-Z]\\w*\\(|\\.contains\\w*\\(");

    private TestCheck() {}

    /**
     * @param patch of the whole change, without context, as {@code Trees.patch} writes it
     * @param reactor of the result
     */
    public static TestsJudgement judge(String patch, Reactor reactor) {
        List<FileChange> changes = PatchReader.read(patch);
        Set<String> tested = new TreeSet<>();
        changes.stream()
                .filter(TestCheck::provesSomething)
                .forEach(change -> owner(change, reactor).ifPresent(module -> tested.add(module.name())));
        List<String> untested = new ArrayList<>();
        for (FileChange change : changes) {
            String path = change.after();
            if (path != null && isProgram(path) && hasCode(path, change)) {
                Optional<Module> module = owner(change, reactor);
                if (module.filter(owner -> isTested(owner, tested, reactor)).isEmpty()) {
                    untested.add(path);
                }
            }
        }
        return new TestsJudgement(ProofGuard.findings(changes, Set.of()), untested);
    }

    /** Tests of the module itself, or of one that uses it. */
    private static boolean isTested(Module module, Set<String> tested, Reactor reactor) {
        return tested.contains(module.name())
                || reactor.modules().stream()
                        .filter(other -> tested.contains(other.name()))
                        .anyMatch(other -> other.needs().contains(module.name())
                                || other.testsNeed().contains(module.name()));
    }

    private static boolean isProgram(String path) {
        return PROGRAM.matcher(path).matches() && !DOCUMENTATION.matcher(path).matches();
    }

    /** Comments, imports and empty lines need no test; every line of another kind of file may. */
    private static boolean hasCode(String path, FileChange change) {
        List<String> lines = new ArrayList<>();
        for (Hunk hunk : change.hunks()) {
            lines.addAll(hunk.added());
            lines.addAll(hunk.removed());
        }
        return change.hunks().isEmpty()
                ? change.before() == null
                : !path.endsWith(".java")
                        || lines.stream()
                                .anyMatch(line -> !NO_CODE.matcher(line).matches());
    }

    private static boolean provesSomething(FileChange change) {
        String path = change.after();
        return path != null
                && TEST.matcher(path).matches()
                && change.hunks().stream()
                        .flatMap(hunk -> hunk.added().stream())
                        .anyMatch(line -> !NO_CODE.matcher(line).matches()
                                && PROVES.matcher(line).find());
    }

    private static Optional<Module> owner(FileChange change, Reactor reactor) {
        String path = change.after();
        return path == null ? Optional.empty() : reactor.owner(path);
    }
}

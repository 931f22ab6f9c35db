package dev.ringmaster.release.stage.check;

import dev.ringmaster.execution.protection.Finding;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.coverage.ChangedLines;
import dev.ringmaster.release.coverage.CoverageCheck;
import dev.ringmaster.release.coverage.CoverageReport;
import dev.ringmaster.release.coverage.CoverageVerdict;
import dev.ringmaster.release.modules.Affected;
import dev.ringmaster.release.modules.Module;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.repository.SelfRepository;
import dev.ringmaster.release.run.CommandEnd;
import dev.ringmaster.release.run.LongCommand;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Tools;
import dev.ringmaster.release.tests.TestCheck;
import dev.ringmaster.release.tests.TestsJudgement;
import dev.ringmaster.release.tree.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sees that changed code comes with tests, or that tests which were there run it, and that none became weaker. */
public final class TestsStage {

    private static final int NAMED = 5;

    private final Tools tools;

    public TestsStage(Tools tools) {
        this.tools = tools;
    }

    public ReleaseCommand work(Job job) throws IOException, InterruptedException {
        SelfRepository repository = tools.repository(job);
        Change change = Change.of(repository, job.release().ref());
        String patch = change.patch();
        TestsJudgement judgement = TestCheck.judge(patch, change.reactor());
        if (judgement.isWeakened()) {
            return new ReleaseCommand.Reject(
                    ReleaseStage.TESTS,
                    FailureClass.TESTS_WEAKENED,
                    "Tests that were there were deleted, skipped or weakened.",
                    judgement.weakened().stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
        if (!judgement.needsCoverage()) {
            return new ReleaseCommand.Pass(ReleaseStage.TESTS, "no test is weaker, and changed code comes with tests");
        }
        String untested = "no test was added for " + some(judgement.untested());
        String skippedBy = job.approvals().get(DecisionKind.TESTS_MISSING);
        if (skippedBy != null) {
            return risky(untested + "; " + skippedBy + " let it pass");
        }
        if (!tools.settings().requireTests()) {
            return risky(untested + "; require_tests is off");
        }
        return cover(job, repository, change, judgement.untested(), ChangedLines.of(patch));
    }

    private ReleaseCommand cover(
            Job job, SelfRepository repository, Change change, List<String> untested, ChangedLines lines)
            throws IOException, InterruptedException {
        ReleaseRef ref = job.release().ref();
        List<String> modules = modules(change, untested);
        if (modules.isEmpty()) {
            return ask("It changes " + some(untested) + ", which belongs to no module that has tests.", untested);
        }
        Path tree = tools.places().tree(ref.release());
        Path folder = tools.places().run(ref.release(), "coverage");
        if (!tools.commands().isBegun(folder)) {
            repository.layOut(ref.commit(), tree);
        }
        CommandEnd end = tools.commands()
                .run(new LongCommand(
                        folder,
                        tree,
                        MavenLine.like(tools.settings().proofCommand())
                                .run(modules, "verify", "-Pcoverage", "-DskipITs"),
                        tools.plainEnvironment(),
                        tools.settings().proofTimeout()));
        if (!end.succeeded()) {
            return new ReleaseCommand.Reject(
                    ReleaseStage.TESTS,
                    FailureClass.PROOF_FAILED,
                    "The tests that were to show that they run the change failed.",
                    end.tail());
        }
        Map<String, Entry> files = change.comparison().result().byPath();
        CoverageVerdict verdict = CoverageCheck.judge(
                untested, lines, CoverageReport.in(tree, modules), path -> textOf(tree, files, path));
        return verdict.isCovering()
                ? new ReleaseCommand.Pass(
                        ReleaseStage.TESTS, "no test is weaker, and tests that were there run the changed lines")
                : ask("No test was added, and those there are do not run it.", verdict.sentences());
    }

    /** Those whose tests may run the changed files, by folder. */
    private static List<String> modules(Change change, List<String> untested) {
        Affected affected = change.affected();
        return change.reactor().modules().stream()
                .map(Module::folder)
                .filter(affected.changed()::contains)
                .filter(folder -> untested.stream().anyMatch(path -> path.startsWith(folder + "/")))
                .toList();
    }

    private static String textOf(Path tree, Map<String, Entry> files, String path) {
        try {
            Path file = tree.resolve(path);
            return files.containsKey(path) && Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReleaseCommand ask(String reason, List<String> detail) {
        return new ReleaseCommand.Ask(
                ReleaseStage.TESTS, DecisionKind.TESTS_MISSING, reason, String.join("\n", detail));
    }

    private static ReleaseCommand risky(String evidence) {
        return new ReleaseCommand.Pass(ReleaseStage.TESTS, evidence, List.of(), true);
    }

    private static String some(List<String> paths) {
        String named = paths.stream().limit(NAMED).collect(Collectors.joining(", "));
        return paths.size() > NAMED ? named + " and " + (paths.size() - NAMED) + " more" : named;
    }
}

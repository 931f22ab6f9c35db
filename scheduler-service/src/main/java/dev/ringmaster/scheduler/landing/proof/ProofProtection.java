package dev.ringmaster.scheduler.landing.proof;

import dev.ringmaster.execution.protection.Finding;
import dev.ringmaster.execution.protection.PatchReader;
import dev.ringmaster.execution.protection.ProofGuard;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.scheduler.attempt.Proof;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.protection.GateFiles;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.Worktrees;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Refuses work that weakens what proves it. It looks before any gate runs, so that a gate only ever runs as it was at the base, unless the
 * task's label {@value #LABEL} says that it may change.
 */
@ApplicationScoped
public class ProofProtection {

    /** The label of a task that may change tests and gates as it likes. */
    public static final String LABEL = "allow-test-changes";

    private static final Logger LOG = Logger.getLogger(ProofProtection.class);
    private static final int SHOWN = 20;

    private final ProjectCatalog projects;
    private final Worktrees worktrees;

    ProofProtection(ProjectCatalog projects, Worktrees worktrees) {
        this.projects = projects;
        this.worktrees = worktrees;
    }

    /** What is wrong with a commit of the attempt; empty if tests and gates are as strong as at its base. */
    Optional<Proof> refusal(LiveAttempt attempt, Worktree worktree, String commit)
            throws IOException, InterruptedException {
        if (attempt.assignment().task().labels().contains(LABEL)) {
            return Optional.empty();
        }
        List<Gate> gates = projects.gatesOf(attempt.assignment().task());
        Set<String> named = GateFiles.named(gates);
        String patch = worktrees.patch(worktree, commit, path -> ProofGuard.mayMatter(path, named));
        List<Finding> findings = ProofGuard.findings(PatchReader.read(patch), named);
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        LOG.infof(
                "work weakens its proof: task=%s attempt=%s findings=%d first=%s",
                attempt.ref().task(),
                attempt.id(),
                findings.size(),
                findings.getFirst().kind());
        return Optional.of(
                new Proof.Trouble(FailureClass.TESTS_WEAKENED, message(findings), detail(findings, worktree)));
    }

    private static String message(List<Finding> findings) {
        String more = findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)";
        return "the work weakens what proves it: " + findings.getFirst().sentence() + more;
    }

    private static String detail(List<Finding> findings, Worktree worktree) {
        String list = findings.stream()
                .limit(SHOWN)
                .map(finding ->
                        "- " + finding.sentence() + " [" + finding.kind().word() + "]")
                .collect(Collectors.joining("\n"));
        return "Tests and gates that were there before must stay as strong as they were. No gate was run. Found:\n"
                + list
                + "\nLeave these as they are at commit " + worktree.baseCommit()
                + "; new tests are welcome. If the task cannot be done without such a change, ask for it: a person can give the task the"
                + " label " + LABEL + ".\n";
    }
}

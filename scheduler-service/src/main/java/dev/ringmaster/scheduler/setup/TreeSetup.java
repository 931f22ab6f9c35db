package dev.ringmaster.scheduler.setup;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.gate.GateReport;
import dev.ringmaster.scheduler.gate.GateRun;
import dev.ringmaster.scheduler.gate.GateRunner;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.workspace.Copies;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Readies a tree as its project wants it. What the commands say goes where gates' output goes. */
@ApplicationScoped
public class TreeSetup {

    private static final Logger LOG = Logger.getLogger(TreeSetup.class);
    private static final String DONE = "setup.done";
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final RingSettings ring;
    private final Copies copies;
    private final GateRunner commands;
    private final AttemptSurroundings surroundings;
    private final KeptCaches caches;

    TreeSetup(
            RingSettings ring,
            Copies copies,
            GateRunner commands,
            AttemptSurroundings surroundings,
            KeptCaches caches) {
        this.caches = caches;
        this.ring = ring;
        this.copies = copies;
        this.commands = commands;
        this.surroundings = surroundings;
    }

    /**
     * Readies an attempt's worktree, once: a repeat after the agent may have started does nothing.
     *
     * @return what went wrong; empty when the agent can begin
     */
    public Optional<Outcome.Failed> readyWorktree(LiveAttempt attempt, Project project, Path worktree)
            throws IOException, InterruptedException {
        if (project.setup().equals(WorkspaceSetup.NONE)) {
            return Optional.empty();
        }
        Path done = Files.createDirectories(ring.folder().attempt(attempt.id()), PRIVATE)
                .resolve(DONE);
        if (Files.exists(done)) {
            return Optional.empty();
        }
        caches.giveTo(project, attempt.id(), worktree);
        Optional<Outcome.Failed> failure = ready(attempt, project, worktree);
        if (failure.isEmpty()) {
            Files.createFile(done);
        }
        return failure;
    }

    /** Readies a tree that is as git has checked it out. */
    public Optional<Outcome.Failed> ready(LiveAttempt attempt, Project project, Path tree)
            throws IOException, InterruptedException {
        List<String> brought = copies.bring(project, tree);
        if (!brought.isEmpty()) {
            LOG.debugf("copied into the tree: attempt=%s files=%s", attempt.id(), brought);
        }
        if (project.setup().commands().isEmpty()) {
            return Optional.empty();
        }
        GateReport report = commands.run(new GateRun(
                project.setup().commands(),
                tree,
                ring.folder().attempt(attempt.id()),
                surroundings.environmentOf(attempt, List.of())));
        return report.results().stream()
                .filter(result -> !result.passed())
                .findFirst()
                .map(TreeSetup::failed);
    }

    private static Outcome.Failed failed(GateResult result) {
        String how = result.exitCode() == null
                ? "was ended at its time limit or another one"
                : "ended with exit code " + result.exitCode();
        return new Outcome.Failed(FailureClass.PREPARATION, "set-up '" + result.name() + "' " + how, result.tail());
    }
}

package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.Advance;
import dev.ringmaster.scheduler.workspace.CleanUp;
import dev.ringmaster.scheduler.workspace.Integration;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A repository whose configuration names programs, each of which would write its name into a folder of traces. */
@Timeout(60)
class PlantedProgramsTest {

    private static final List<String> HOOKS = List.of(
            "pre-commit",
            "prepare-commit-msg",
            "commit-msg",
            "post-commit",
            "post-checkout",
            "post-merge",
            "pre-merge-commit",
            "post-rewrite",
            "post-index-change",
            "reference-transaction");

    private final Path traces = Path.of("traces");

    @TempDir
    Path folder;

    private TestRepository repository;

    @BeforeEach
    void plant() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("repo"));
        Files.createDirectories(folder.resolve(traces));
        Path hooks = Files.createDirectories(folder.resolve("hooks"));
        for (String hook : HOOKS) {
            program(hooks.resolve(hook), hook);
        }
        repository.git("config", "core.hooksPath", hooks.toString());
        repository.git("config", "core.fsmonitor", program("fsmonitor"));
        repository.git("config", "diff.external", program("external-diff"));
        repository.git("config", "core.editor", program("editor"));
        repository.git("config", "core.pager", program("pager"));
        repository.git("config", "commit.gpgSign", "true");
        repository.git("config", "gpg.program", program("signing"));
    }

    @Test
    void nothingPlantedRunsOnAnAttemptsWholeWay() throws Exception {
        GitWorkspace workspace = new GitWorkspace(folder.resolve("state"), CommitIdentity.RINGMASTER);
        Project project = repository.project();
        TaskId task = new TaskId("textkit-1");
        AttemptId attempt = new AttemptId(UUID.randomUUID());

        Worktree worktree =
                ((WorktreeResult.Ready) workspace.worktrees().prepare(project, attempt, task, 1)).worktree();
        Files.writeString(worktree.path().resolve("a.txt"), "changed\n");
        Files.writeString(worktree.path().resolve("b.txt"), "new\n");
        String commit = workspace.worktrees().commitAll(worktree, "work").orElseThrow();
        var clean = (Integration.Clean) workspace
                .landing()
                .integrate(project, List.of(new LandingWork(task, attempt, commit, "Work")))
                .getFirst();
        workspace.landing().scratchAt(project, clean.integratedCommit());
        Advance advance = workspace.landing().advance(project, clean.targetCommit(), clean.integratedCommit());
        CleanUp cleanUp =
                workspace.worktrees().cleanUp(worktree, commit, clean.integratedCommit(), project.targetBranch());

        assertThat(advance).isEqualTo(new Advance.Advanced());
        assertThat(cleanUp).isEqualTo(new CleanUp.Removed());
        assertThat(repository.folder().resolve("b.txt")).hasContent("new");
        assertThat(traced()).isEmpty();
    }

    @Test
    void eachOfThemRunsWhereAPersonCallsGit() throws Exception {
        repository.write("a.txt", "changed\n");

        repository.git("status");
        assertThat(traced()).contains("fsmonitor");
        repository.git("diff");
        assertThat(traced()).contains("external-diff");
        repository.git("-c", "commit.gpgSign=false", "commit", "--quiet", "--all", "--message", "by hand");
        assertThat(traced()).contains("pre-commit", "commit-msg", "post-commit", "reference-transaction");
    }

    private List<String> traced() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(traces))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String program(String name) throws IOException {
        return program(folder.resolve(name), name).toString();
    }

    private Path program(Path file, String name) throws IOException {
        Files.writeString(file, "#!/bin/sh\n: > '" + folder.resolve(traces).resolve(name) + "'\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

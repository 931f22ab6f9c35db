package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCopiesTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private GitWorkspace workspace;
    private Worktree worktree;

    @BeforeEach
    void prepare() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("repo"));
        repository.write(".env", "KEY=secret\n");
        repository.write("conf/local/a[1].yml", "x\n");
        workspace = new GitWorkspace(folder.resolve("state"), CommitIdentity.RINGMASTER);
        worktree = ((WorktreeResult.Ready) workspace
                        .worktrees()
                        .prepare(repository.project(), new AttemptId(UUID.randomUUID()), new TaskId("textkit-1"), 1))
                .worktree();
    }

    @Test
    void untrackedFilesAreCopiedAndNeverCommitted() throws Exception {
        Project project = project(".env", "conf/local", "missing.txt");

        assertThat(workspace.copies().bring(project, worktree.path())).containsExactly(".env", "conf/local");
        assertThat(worktree.path().resolve(".env")).hasContent("KEY=secret");
        assertThat(worktree.path().resolve("conf/local/a[1].yml")).hasContent("x");

        Files.writeString(worktree.path().resolve("made.txt"), "made\n");
        String commit = workspace.worktrees().commitAll(worktree, "work").orElseThrow();
        assertThat(repository.git("ls-tree", "-r", "--name-only", commit)).isEqualTo("a.txt\nmade.txt");
        assertThat(repository.git("status", "--porcelain"))
                .as("excluded in the checkout too")
                .isEmpty();
    }

    @Test
    void whatTheWorktreeHasIsLeftAlone() throws Exception {
        repository.write("a.txt", "changed by its person\n");
        Files.writeString(worktree.path().resolve(".env"), "KEY=agent\n");

        assertThat(workspace.copies().bring(project("a.txt", ".env"), worktree.path()))
                .isEmpty();
        assertThat(worktree.path().resolve("a.txt")).hasContent("one");
        assertThat(worktree.path().resolve(".env")).hasContent("KEY=agent");
    }

    @Test
    void trackedFileThatTheAgentDeletedIsNotBroughtBack() throws Exception {
        Files.delete(worktree.path().resolve("a.txt"));

        assertThat(workspace.copies().bring(project("a.txt"), worktree.path())).isEmpty();
    }

    @Test
    void excludeFileIsAddedToOnceAndKeepsWhatItHad() throws Exception {
        Path exclude = repository.folder().resolve(".git/info/exclude");
        Files.writeString(exclude, "mine");
        Project project = project(".env");

        workspace.copies().bring(project, worktree.path());
        Files.delete(worktree.path().resolve(".env"));
        workspace.copies().bring(project, worktree.path());

        assertThat(exclude).hasContent("mine\n/.env");
    }

    @Test
    void linksAreCopiedAsLinks() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside"), "x");
        Files.createSymbolicLink(repository.folder().resolve("link"), outside);

        workspace.copies().bring(project("link"), worktree.path());

        assertThat(worktree.path().resolve("link")).isSymbolicLink();
    }

    @Test
    void folderIsIgnoredOnlyWhenNothingOfItCanBeCommitted() throws Exception {
        Files.writeString(worktree.path().resolve(".gitignore"), "deps/\nmixed/\n");
        Path mixed = Files.createDirectories(worktree.path().resolve("mixed"));
        Files.writeString(mixed.resolve("tracked.txt"), "x");
        TestRepository.in(worktree.path(), "add", "--force", "mixed/tracked.txt");

        assertThat(isIgnored("deps")).as("missing yet").isTrue();
        assertThat(isIgnored("mixed")).isFalse();
        assertThat(isIgnored("src")).isFalse();
    }

    private boolean isIgnored(String path) throws Exception {
        return workspace.copies().isIgnored(repository.project(), worktree.path(), path);
    }

    private Project project(String... copies) {
        Project plain = repository.project();
        return new Project(
                plain.id(),
                1,
                plain.name(),
                plain.repository(),
                plain.targetBranch(),
                plain.workspace(),
                plain.gates(),
                "",
                List.of(),
                plain.policy(),
                List.of(),
                new WorkspaceSetup(List.of(), List.of(copies)));
    }
}

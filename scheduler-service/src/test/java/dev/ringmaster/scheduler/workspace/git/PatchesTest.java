package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.protection.FileChange;
import dev.ringmaster.execution.protection.Hunk;
import dev.ringmaster.execution.protection.PatchReader;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import dev.ringmaster.scheduler.workspace.Worktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchesTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private Worktrees worktrees;
    private Worktree worktree;

    @BeforeEach
    void prepare() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("repo"));
        repository.commit(
                "tests/test_a.py", "def test_a():\n    assert 1 == a\n    assert 2 == b\n    assert 3 == c\n", "tests");
        repository.commit("tests/new\nline.py", "x = 1\n", "odd name");
        worktrees = new GitWorkspace(folder.resolve("state"), CommitIdentity.RINGMASTER).worktrees();
        worktree = ((WorktreeResult.Ready) worktrees.prepare(
                        repository.project(), new AttemptId(UUID.randomUUID()), new TaskId("textkit-1"), 1))
                .worktree();
    }

    @Test
    void neitherAttributesNorSettingsHideWhatChanged() throws Exception {
        repository.git("config", "diff.noprefix", "true");
        repository.git("config", "diff.external", "/bin/true");
        repository.git("config", "color.ui", "always");
        Files.writeString(worktree.path().resolve(".gitattributes"), "*.py -diff\n");
        repository.write(".git/info/attributes", "*.py -diff\n");
        Files.writeString(
                worktree.path().resolve("tests/test_a.py"), "def test_a():\n    assert 1 == a\n    assert 3 == c\n");

        assertThat(changes())
                .containsExactly(new FileChange(
                        "tests/test_a.py",
                        "tests/test_a.py",
                        List.of(new Hunk(List.of("    assert 2 == b"), List.of()))));
    }

    @Test
    void renamesDeletionsAndOddNamesAreSeenAndOthersAreNotRead() throws Exception {
        Files.move(worktree.path().resolve("tests/test_a.py"), worktree.path().resolve("tests/test_z.py"));
        Files.delete(worktree.path().resolve("tests/new\nline.py"));
        Files.writeString(worktree.path().resolve("a.txt"), "two\n");

        assertThat(changes())
                .containsExactlyInAnyOrder(
                        new FileChange("tests/test_a.py", "tests/test_z.py", List.of()),
                        new FileChange("tests/new\nline.py", null, List.of(new Hunk(List.of("x = 1"), List.of()))));
    }

    private List<FileChange> changes() throws Exception {
        String commit = worktrees.commitAll(worktree, "work").orElseThrow();
        return PatchReader.read(worktrees.patch(worktree, commit, path -> path.endsWith(".py")));
    }
}

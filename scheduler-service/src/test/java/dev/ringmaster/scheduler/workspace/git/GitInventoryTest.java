package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.scheduler.workspace.WorkInventory;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import dev.ringmaster.scheduler.workspace.Worktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitInventoryTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private Worktrees worktrees;
    private WorkInventory inventory;

    @BeforeEach
    void prepare() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("re po"));
        GitWorkspace workspace = new GitWorkspace(folder.resolve("sta te"), CommitIdentity.RINGMASTER);
        worktrees = workspace.worktrees();
        inventory = workspace.inventory();
    }

    @Test
    void worktreesBranchesAndKeptCommitsAreFoundOnceEachAndNothingOfPeople() throws Exception {
        repository.git("branch", "feature");
        repository.git("worktree", "add", "--quiet", folder.resolve("theirs").toString(), "feature");
        repository.git("branch", "ringmaster/textkit-9");
        Worktree worked = worktree("textkit-1");
        String commit = work(worked);
        Worktree gone = worktree("textkit-2");
        String kept = work(gone);
        repository.git("worktree", "remove", "--force", gone.path().toString());
        repository.git("branch", "-D", gone.branch());

        assertThat(inventory.look(repository.project()))
                .extracting(
                        Leftover::attempt, Leftover::branch, Leftover::commit, Leftover::commits, Leftover::worktree)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                worked.attempt(), "ringmaster/textkit-1", commit, 1, worked.path()),
                        org.assertj.core.groups.Tuple.tuple(
                                null, "ringmaster/textkit-9", repository.git("rev-parse", "main"), 0, null),
                        org.assertj.core.groups.Tuple.tuple(gone.attempt(), null, kept, 1, null));
    }

    @Test
    void checkoutGoesOnlyWhenItsWorkIsKeptElsewhere() throws Exception {
        Worktree worktree = worktree("textkit-1");
        String commit = work(worktree);
        Files.writeString(worktree.path().resolve("late.txt"), "not committed");
        assertThat(inventory.removeCheckout(repository.project(), worktree.path(), commit))
                .isEmpty();
        assertThat(worktree.path().resolve("late.txt")).exists();

        Files.delete(worktree.path().resolve("late.txt"));
        assertThat(inventory.removeCheckout(repository.project(), worktree.path(), "main~0"))
                .isEmpty();
        assertThat(inventory.removeCheckout(repository.project(), worktree.path(), commit))
                .hasValueSatisfying(
                        evidence -> assertThat(evidence).contains(commit, "refs/heads/ringmaster/textkit-1"));

        assertThat(worktree.path()).doesNotExist();
        assertThat(repository.git("rev-parse", "ringmaster/textkit-1")).isEqualTo(commit);
    }

    @Test
    void branchGoesOnlyWhenAllOfItIsOnTheTarget() throws Exception {
        Worktree worktree = worktree("textkit-1");
        String commit = work(worktree);
        String base = worktree.baseCommit();
        repository.git("branch", "ringmaster/textkit-2", base);

        repository.git("branch", "ringmaster/textkit-3", commit);
        assertThat(inventory.removeBranch(repository.project(), "ringmaster/textkit-3", commit))
                .as("not landed")
                .isEmpty();
        assertThat(inventory.removeBranch(repository.project(), "ringmaster/textkit-1", base))
                .as("checked out")
                .isEmpty();
        assertThat(inventory.removeBranch(repository.project(), "main", base))
                .as("not ours")
                .isEmpty();
        repository.git("branch", "--force", "ringmaster/textkit-2", commit);
        assertThat(inventory.removeBranch(repository.project(), "ringmaster/textkit-2", base))
                .as("moved meanwhile")
                .isEmpty();
        repository.git("branch", "--force", "ringmaster/textkit-2", base);
        assertThat(inventory.removeBranch(repository.project(), "ringmaster/textkit-2", base))
                .contains("its commit " + base + " is on main");
        assertThat(repository.git("branch", "--list", "ringmaster/*"))
                .contains("textkit-1")
                .doesNotContain("textkit-2");
    }

    private Worktree worktree(String task) throws Exception {
        AttemptId attempt = new AttemptId(UUID.randomUUID());
        return ((WorktreeResult.Ready) worktrees.prepare(repository.project(), attempt, new TaskId(task), 1))
                .worktree();
    }

    private String work(Worktree worktree) throws Exception {
        Files.writeString(worktree.path().resolve("made.txt"), worktree.branch());
        return worktrees.commitAll(worktree, "work").orElseThrow();
    }
}

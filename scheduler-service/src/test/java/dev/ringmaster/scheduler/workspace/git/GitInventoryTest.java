package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.scheduler.workspace.Clearance;
import dev.ringmaster.scheduler.workspace.WorkInventory;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import dev.ringmaster.scheduler.workspace.Worktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    @Test
    void workThatLandedAsAnotherCommitGoesWithItsRefs() throws Exception {
        Worktree worktree = worktree("textkit-1");
        String commit = work(worktree);
        repository.git("merge", "--quiet", "--squash", commit);
        repository.git("commit", "--quiet", "--no-verify", "-m", "squashed");
        String landed = repository.git("rev-parse", "main");
        Leftover left = leftOf(worktree);

        assertThat(clear(left, landed, false))
                .isInstanceOfSatisfying(
                        Clearance.Safe.class,
                        safe -> assertThat(safe.evidence()).contains(commit, "landed as " + landed));
        assertThat(worktree.path()).as("only looked at").exists();
        assertThat(clear(left, landed, true)).isInstanceOf(Clearance.Safe.class);

        assertThat(worktree.path()).doesNotExist();
        assertThat(repository.git("for-each-ref", "refs/heads/ringmaster/", "refs/ringmaster/"))
                .isEmpty();
    }

    @Test
    void workWhoseChangesAreAllOnTheTargetGoesAlsoWhenNobodyKnowsHowTheyCameThere() throws Exception {
        Worktree worktree = worktree("textkit-1");
        String commit = work(worktree);
        repository.git("merge", "--quiet", "--squash", commit);
        repository.git("commit", "--quiet", "--no-verify", "-m", "by a person");
        repository.commit("later.txt", "later", "goes on");

        assertThat(clear(leftOf(worktree), null, true))
                .isInstanceOfSatisfying(
                        Clearance.Safe.class,
                        safe -> assertThat(safe.evidence()).contains("merging its commit"));
        assertThat(repository.git("branch", "--list", "ringmaster/*")).isEmpty();
    }

    @Test
    void unlandedWorkIsNeverLost() throws Exception {
        Worktree worktree = worktree("textkit-1");
        String commit = work(worktree);
        Leftover left = leftOf(worktree);
        Files.writeString(worktree.path().resolve("late.txt"), "not committed");
        assertThat(clear(left, null, true))
                .isEqualTo(new Clearance.Unsafe("the worktree holds changes that are not committed"));

        Files.delete(worktree.path().resolve("late.txt"));
        assertThat(clear(left, "main~5", true))
                .isInstanceOfSatisfying(
                        Clearance.Safe.class,
                        safe -> assertThat(safe.evidence()).contains("is kept by refs/heads/ringmaster/textkit-1"));
        assertThat(worktree.path()).doesNotExist();
        assertThat(repository.git("rev-parse", "ringmaster/textkit-1")).isEqualTo(commit);
        assertThat(clear(leftOf(worktree), null, true))
                .isEqualTo(new Clearance.Unsafe("its commit " + commit + " is not on main"));
        assertThat(repository.git("rev-parse", "ringmaster/textkit-1")).isEqualTo(commit);
    }

    @Test
    void workThatWasTakenBackAgainOnTheTargetOrInItselfStays() throws Exception {
        Worktree worktree = worktree("textkit-1");
        String commit = work(worktree);
        repository.git("merge", "--quiet", "--squash", commit);
        repository.git("commit", "--quiet", "--no-verify", "-m", "squashed");
        repository.git("revert", "--no-edit", "HEAD");
        assertThat(clear(leftOf(worktree), null, false))
                .isInstanceOfSatisfying(
                        Clearance.Safe.class,
                        safe -> assertThat(safe.evidence())
                                .as("only its checkout")
                                .contains("is kept by"));

        Worktree undone = worktree("textkit-2");
        work(undone);
        Files.delete(undone.path().resolve("made.txt"));
        worktrees.commitAll(undone, "undone");
        assertThat(clear(leftOf(undone), null, false))
                .isInstanceOfSatisfying(
                        Clearance.Safe.class,
                        safe -> assertThat(safe.evidence()).contains("is kept by"));
    }

    private Clearance clear(Leftover left, @Nullable String landedAs, boolean really) throws Exception {
        return inventory.clear(repository.project(), left, landedAs, really);
    }

    private Leftover leftOf(Worktree worktree) throws Exception {
        return inventory.look(repository.project()).stream()
                .filter(left -> worktree.branch().equals(left.branch()))
                .findFirst()
                .orElseThrow();
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

package dev.ringmaster.scheduler.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeepPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration KEEP = Duration.ofDays(3);
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final AttemptId ID = new AttemptId(UUID.randomUUID());
    private static final Path TREE = Path.of("/ring/worktrees/x");
    private static final Outcome RED = new Outcome.Failed(FailureClass.GATE_FAILED, "gate 'test' did not pass", "");

    @Test
    void failedWorkIsUnlandedAndSaysWhy() {
        KeptWork work = describe(left(1, TREE), new AttemptState.Finished(RED, true, NOW, null));

        assertThat(work.unlanded()).isTrue();
        assertThat(work.reason())
                .isEqualTo("its attempt did not land: gate 'test' did not pass; 1 commit is not on main");
        assertThat(work.task()).isEqualTo(new TaskId("p-1"));
    }

    @Test
    void workThatLandedAsAnotherCommitIsLanded() {
        KeptWork work = describe(
                left(1, TREE), new AttemptState.Finished(new Outcome.Succeeded("f".repeat(40)), true, NOW, COMMIT));

        assertThat(work.unlanded()).isFalse();
        assertThat(work.reason()).isEqualTo("its work has landed");
    }

    @Test
    void commitsThatCameAfterTheLandingAreUnlanded() {
        KeptWork work = describe(
                left(2, TREE),
                new AttemptState.Finished(new Outcome.Succeeded("f".repeat(40)), true, NOW, "e".repeat(40)));

        assertThat(work.unlanded()).isTrue();
    }

    @Test
    void liveAttemptIsUnlandedWhateverItHasCommitted() {
        assertThat(describe(left(0, TREE), new AttemptState.Running(1, NOW, null))
                        .unlanded())
                .isTrue();
        assertThat(describe(left(1, null), new AttemptState.Reviewing(COMMIT, "main", ""))
                        .reason())
                .isEqualTo("waits for review; 1 commit is not on main");
    }

    @Test
    void unknownBranchTellsItsTaskByItsName() {
        KeptWork work =
                KeepPolicy.describe(new Leftover(null, "ringmaster/p-7@2", COMMIT, 3, NOW, null), null, null, "main");

        assertThat(work.task()).isEqualTo(new TaskId("p-7"));
        assertThat(work.unlanded()).isTrue();
        assertThat(work.reason()).isEqualTo("no attempt is known for it; 3 commits are not on main");
    }

    @Test
    void checkoutIsStaleOnlyLongAfterItsAttemptIsOver() {
        AttemptState over = new AttemptState.Finished(RED, true, NOW.minus(KEEP).minusSeconds(1), null);
        AttemptState recent =
                new AttemptState.Finished(RED, true, NOW.minus(KEEP).plusSeconds(1), null);

        assertThat(KeepPolicy.isStaleCheckout(left(1, TREE), attempt(over), NOW, KEEP))
                .isTrue();
        assertThat(KeepPolicy.isStaleCheckout(left(1, TREE), attempt(recent), NOW, KEEP))
                .isFalse();
        assertThat(KeepPolicy.isStaleCheckout(left(1, TREE), attempt(new AttemptState.Proven(COMMIT)), NOW, KEEP))
                .isFalse();
        assertThat(KeepPolicy.isStaleCheckout(left(1, TREE), null, NOW, KEEP)).isFalse();
    }

    @Test
    void branchIsEmptyOnlyWithoutCommitsWorktreeAndLiveAttempt() {
        AttemptState over = new AttemptState.Finished(RED, true, NOW, null);

        assertThat(KeepPolicy.isEmptyBranch(left(0, null), attempt(over))).isTrue();
        assertThat(KeepPolicy.isEmptyBranch(left(0, null), null)).isTrue();
        assertThat(KeepPolicy.isEmptyBranch(left(1, null), attempt(over))).isFalse();
        assertThat(KeepPolicy.isEmptyBranch(left(0, TREE), attempt(over))).isFalse();
        assertThat(KeepPolicy.isEmptyBranch(left(0, null), attempt(new AttemptState.Waiting())))
                .isFalse();
    }

    private static KeptWork describe(Leftover left, AttemptState state) {
        return KeepPolicy.describe(left, attempt(state), 1L, "main");
    }

    private static Leftover left(int commits, @Nullable Path worktree) {
        return new Leftover(ID, "ringmaster/p-1", COMMIT, commits, NOW, worktree);
    }

    private static Attempt attempt(AttemptState state) {
        return new Attempt(
                new AttemptRef(new TaskId("p-1"), new ProjectId("p"), ID, new Epoch(1), new WorkerId("w")), 1, state);
    }
}

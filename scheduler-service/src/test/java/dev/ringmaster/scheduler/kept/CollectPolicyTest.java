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
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.kept.CollectPolicy.Choice;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String LANDED = "f".repeat(40);
    private static final AttemptId ID = new AttemptId(UUID.randomUUID());
    private static final TaskId TASK = new TaskId("p-1");
    private static final Path TREE = Path.of("/ring/worktrees/x");
    private static final AttemptState FAILED = new AttemptState.Finished(
            new Outcome.Failed(FailureClass.GATE_FAILED, "gate 'test' did not pass", ""), true, NOW, null);

    @Test
    void whatIsAtWorkOrWaitsForAPersonIsNotTouched() {
        assertThat(choose(TREE, new AttemptState.Running(1, NOW, null), Set.of(TASK)))
                .isEqualTo(new Choice.Keep("its attempt is running"));
        assertThat(choose(TREE, new AttemptState.Reviewing(COMMIT, "main", ""), Set.of(TASK)))
                .isEqualTo(new Choice.Keep("its attempt is reviewing"));
        assertThat(choose(null, new AttemptState.Proposed(COMMIT, "b", null), Set.of(TASK)))
                .isEqualTo(new Choice.Keep("its attempt is proposed"));
    }

    @Test
    void checkoutOfATaskThatGoesOnStaysForItsNextAttempt() {
        assertThat(choose(TREE, FAILED, Set.of())).isInstanceOf(Choice.Keep.class);
        assertThat(choose(TREE, FAILED, Set.of(TASK))).isEqualTo(new Choice.Ask(null));
        assertThat(CollectPolicy.choose(left(TREE), attempt(FAILED), false, Set.of(), true))
                .as("for so long that it would go anyhow")
                .isEqualTo(new Choice.Ask(null));
        assertThat(CollectPolicy.choose(left(TREE), attempt(FAILED), true, Set.of(TASK), true))
                .as("tried again meanwhile")
                .isInstanceOf(Choice.Keep.class);
    }

    @Test
    void landedWorkGoesAsWhatItLandedAs() {
        AttemptState landed = new AttemptState.Finished(new Outcome.Succeeded(LANDED), true, NOW, COMMIT);
        assertThat(choose(TREE, landed, Set.of())).isEqualTo(new Choice.Ask(LANDED));

        AttemptState before = new AttemptState.Finished(new Outcome.Succeeded(LANDED), true, NOW, "e".repeat(40));
        assertThat(choose(TREE, before, Set.of(TASK)))
                .as("something came after the landing")
                .isEqualTo(new Choice.Ask(null));
    }

    @Test
    void worktreeOfAnUnknownAttemptStays() {
        assertThat(CollectPolicy.choose(left(TREE), null, false, Set.of(TASK), false))
                .isEqualTo(new Choice.Keep("no attempt is known for its worktree"));
        assertThat(CollectPolicy.choose(left(null), null, false, Set.of(), false))
                .isEqualTo(new Choice.Ask(null));
        assertThat(CollectPolicy.choose(left(null), null, true, Set.of(), false))
                .isInstanceOf(Choice.Keep.class);
    }

    private static Choice choose(@Nullable Path worktree, AttemptState state, Set<TaskId> over) {
        return CollectPolicy.choose(left(worktree), attempt(state), false, over, false);
    }

    private static Leftover left(@Nullable Path worktree) {
        return new Leftover(ID, "ringmaster/p-1", COMMIT, 1, NOW, worktree);
    }

    private static Attempt attempt(AttemptState state) {
        return new Attempt(new AttemptRef(TASK, new ProjectId("p"), ID, new Epoch(1), new WorkerId("w")), 1, state);
    }
}

package dev.ringmaster.scheduler.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.AttemptState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseWordsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final AttemptRef REF = new AttemptRef(
            new TaskId("self-1"),
            new ProjectId("self"),
            AttemptId.of("01890a5d-ac96-774b-bcce-b302099a8057"),
            new Epoch(1),
            new WorkerId("shell"));
    private static final ReleaseRef RELEASE =
            new ReleaseRef(new ReleaseId("r-3"), REF, "base", "commit", "tree", "main");

    @Test
    void whatDecidesIsToldToTheAttempt() {
        assertThat(ReleaseWords.commandFor(new ImprovementEvent.ImprovementBlocked(
                        RELEASE, ReleaseStage.GUARD, new DecisionId("d-self-1-1-protected_change"), "why", NOW)))
                .contains(new AttemptCommand.BlockRelease("commit"));
        assertThat(ReleaseWords.commandFor(new ImprovementEvent.ImprovementApproved(RELEASE, "mara", NOW)))
                .contains(new AttemptCommand.RepeatRelease("commit"));
        assertThat(ReleaseWords.commandFor(new ImprovementEvent.ImprovementOutdated(RELEASE, NOW)))
                .contains(new AttemptCommand.RepeatRelease("commit"));
        assertThat(ReleaseWords.commandFor(new ImprovementEvent.ImprovementKept(RELEASE, "ringmaster-r-3", "", NOW)))
                .contains(new AttemptCommand.KeepRelease("commit"));
        assertThat(ReleaseWords.commandFor(new ImprovementEvent.ImprovementRejected(
                        RELEASE, ReleaseStage.PROOF, FailureClass.PROOF_FAILED, "red", "2 tests", NOW)))
                .contains(new AttemptCommand.FailRelease("commit", FailureClass.PROOF_FAILED, "red", "2 tests"));
        assertThat(ReleaseWords.commandFor(
                        new ImprovementEvent.ImprovementWentBack(RELEASE, "it crashed", "3 times", null, NOW)))
                .contains(
                        new AttemptCommand.FailRelease("commit", FailureClass.RELEASE_FAILED, "it crashed", "3 times"));
    }

    @Test
    void whatOnlyTellsHowFarItIsIsNot() {
        assertThat(ReleaseWords.commandFor(new ImprovementEvent.ImprovementBegun(RELEASE, NOW)))
                .isEmpty();
        assertThat(ReleaseWords.commandFor(new ImprovementEvent.ImprovementLive(RELEASE, List.of(), NOW)))
                .isEmpty();
    }

    @Test
    void eachHandOverIsAnEventOfItsOwnAndItsSnapshotTheSame() {
        AttemptEvent handedOver = new AttemptEvent.AttemptHandedOver(REF, "main", "base", "commit");

        assertThat(AttemptRegister.idOf(handedOver, releasing(1)))
                .isEqualTo(AttemptRegister.idOf(handedOver, releasing(1)))
                .isNotEqualTo(AttemptRegister.idOf(handedOver, releasing(2)));
    }

    private static Attempt releasing(int handOvers) {
        return new Attempt(
                REF, 1, new AttemptState.Releasing("own", null, "base", "commit", "main", false, handOvers, null));
    }
}

package dev.ringmaster.api.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReleaseRecordTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aReleaseThatIsKeptTellsItsStagesAndTimes() {
        ReleaseRecord kept = ReleaseRecord.first(new ImprovementEvent.ImprovementBegun(ref("c1"), AT))
                .after(new ImprovementEvent.ImprovementStageEntered(ref("c1"), ReleaseStage.PROOF, AT.plusSeconds(1)))
                .after(new ImprovementEvent.ImprovementStagePassed(
                        ref("c1"), ReleaseStage.PROOF, "all tests passed", Duration.ofSeconds(60), AT.plusSeconds(61)))
                .after(new ImprovementEvent.ImprovementStageEntered(ref("c1"), ReleaseStage.WATCH, AT.plusSeconds(62)))
                .after(new ImprovementEvent.ImprovementLive(
                        ref("c1"), List.of(new ComponentSwap("queue-service", "a", "b", 700)), AT.plusSeconds(63)));
        assertThat(kept.status()).isEqualTo(ReleaseStatus.LIVE);
        assertThat(kept.isLive()).isTrue();

        kept = kept.after(
                new ImprovementEvent.ImprovementKept(ref("c1"), "ringmaster-r-3", "steady", AT.plusSeconds(99)));

        assertThat(kept.status()).isEqualTo(ReleaseStatus.KEPT);
        assertThat(kept.tag()).isEqualTo("ringmaster-r-3");
        assertThat(kept.swaps()).hasSize(1);
        assertThat(kept.endedAt()).isEqualTo(AT.plusSeconds(99));
        assertThat(kept.stages())
                .containsExactly(
                        new StageRecord(
                                ReleaseStage.PROOF, AT.plusSeconds(1), AT.plusSeconds(61), "all tests passed", 60_000L),
                        new StageRecord(ReleaseStage.WATCH, AT.plusSeconds(62), null, null, null));
    }

    @Test
    void aBlockedReleaseNamesItsQuestionAndGoesOnWithTheNextCommit() {
        DecisionId asked = new DecisionId("d-ring-1-1-protected-change-0123abcd");
        ReleaseRecord blocked = ReleaseRecord.first(new ImprovementEvent.ImprovementBlocked(
                ref("c1"), ReleaseStage.GUARD, asked, "it changes the guard", AT));
        assertThat(blocked.status()).isEqualTo(ReleaseStatus.BLOCKED);
        assertThat(blocked.decision()).isEqualTo(asked);

        ReleaseRecord approved = blocked.after(new ImprovementEvent.ImprovementApproved(ref("c1"), "sam", AT));
        assertThat(approved.status()).isEqualTo(ReleaseStatus.HANDED_BACK);
        assertThat(approved.approvedBy()).isEqualTo("sam");

        ReleaseRecord again =
                approved.after(new ImprovementEvent.ImprovementStageEntered(ref("c2"), ReleaseStage.GUARD, AT));
        assertThat(again.status()).isEqualTo(ReleaseStatus.IN_PROGRESS);
        assertThat(again.commit()).isEqualTo("c2");
    }

    @Test
    void aReleaseThatWentBackSaysWhyAndCannotBeTakenBackAgain() {
        ReleaseRecord gone = ReleaseRecord.first(new ImprovementEvent.ImprovementLive(ref("c1"), List.of(), AT))
                .after(new ImprovementEvent.ImprovementWentBack(
                        ref("c1"), "queue-service died 3 times", "exit code 1", "9f", AT));

        assertThat(gone.isLive()).isFalse();
        assertThat(gone.failure()).isEqualTo(FailureClass.RELEASE_FAILED);
        assertThat(gone.message()).isEqualTo("queue-service died 3 times");
        assertThat(gone.revert()).isEqualTo("9f");
    }

    private static ReleaseRef ref(String commit) {
        return new ReleaseRef(
                new ReleaseId("r-3"),
                new AttemptRef(
                        new TaskId("ring-1"),
                        new ProjectId("ring"),
                        new AttemptId(UUID.fromString("01890000-0000-7000-8000-000000000000")),
                        new Epoch(1),
                        new WorkerId("demo")),
                "b",
                commit,
                "t",
                "main");
    }
}

package dev.ringmaster.scheduler.attempt;

import static dev.ringmaster.scheduler.attempt.Attempts.BASE;
import static dev.ringmaster.scheduler.attempt.Attempts.COMMIT;
import static dev.ringmaster.scheduler.attempt.Attempts.INTEGRATED;
import static dev.ringmaster.scheduler.attempt.Attempts.NOW;
import static dev.ringmaster.scheduler.attempt.Attempts.REF;
import static dev.ringmaster.scheduler.attempt.Attempts.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasePolicyTest {

    private static final AttemptCommand HAND_OVER = new AttemptCommand.HandOver(BASE, INTEGRATED, "main");
    private static final AttemptCommand BLOCK = new AttemptCommand.BlockRelease(INTEGRATED);
    private static final AttemptCommand REPEAT = new AttemptCommand.RepeatRelease(INTEGRATED);
    private static final AttemptCommand KEEP = new AttemptCommand.KeepRelease(INTEGRATED);
    private static final AttemptCommand FAIL =
            new AttemptCommand.FailRelease(INTEGRATED, FailureClass.PROOF_FAILED, "the proof failed", "2 tests");
    private static final AttemptCommand CANCEL = new AttemptCommand.Cancel("no longer wanted");
    private static final Outcome CANCELLED = new Outcome.Cancelled("no longer wanted");

    @Test
    void handOverIsToldAndHoldsTheLane() {
        AttemptDecision decision = AttemptPolicy.decide(Attempts.landing(), HAND_OVER, NOW);

        assertThat(decision.next().state())
                .isEqualTo(new AttemptState.Releasing(COMMIT, null, BASE, INTEGRATED, "main", false, 1, null));
        assertThat(decision.events())
                .containsExactly(new AttemptEvent.AttemptHandedOver(REF, "main", BASE, INTEGRATED));
        assertThat(decision.steps()).containsExactly(new Step.HoldLane());
    }

    @Test
    void releaseThatIsKeptIsALandingAndFreesTheLane() {
        AttemptDecision decision = AttemptPolicy.decide(Attempts.releasing(), KEEP, NOW);

        assertThat(decision.events())
                .containsExactly(
                        new AttemptEvent.AttemptLanded(REF, INTEGRATED, "main"),
                        new AttemptEvent.AttemptFinished(REF, new Outcome.Succeeded(INTEGRATED), true, NOW));
        assertThat(decision.steps()).containsExactly(new Step.FreeLane(), new Step.TidyUp(COMMIT, INTEGRATED, "main"));
    }

    @Test
    void releaseThatFailsIsTheFailureOfTheAttemptAndFreesTheLane() {
        AttemptDecision decision = AttemptPolicy.decide(Attempts.releasing(), FAIL, NOW);

        assertThat(decision.events())
                .containsExactly(new AttemptEvent.AttemptFinished(
                        REF, new Outcome.Failed(FailureClass.PROOF_FAILED, "the proof failed", "2 tests"), true, NOW));
        assertThat(decision.steps()).containsExactly(new Step.FreeLane());
    }

    @Test
    void whileAPersonIsAskedTheLaneIsFreeAndTheAnswerStillCounts() {
        AttemptDecision blocked = AttemptPolicy.decide(Attempts.releasing(), BLOCK, NOW);

        assertThat(blocked.steps()).containsExactly(new Step.FreeLane());
        assertThat(blocked.events()).isEmpty();
        assertThat(AttemptPolicy.decide(blocked.next(), BLOCK, NOW).changed()).isFalse();
        assertThat(AttemptPolicy.decide(blocked.next(), REPEAT, NOW).steps())
                .containsExactly(new Step.FreeLane(), new Step.AwaitLanding());
        assertThat(AttemptPolicy.decide(blocked.next(), FAIL, NOW).next().isOver())
                .isTrue();
    }

    @Test
    void workThatIsRepeatedIsHandedOverAgainWithItsApproval() {
        Attempt approved = after(
                Attempts.proven(),
                new AttemptCommand.AwaitReview("main", "1 file"),
                new AttemptCommand.Approve("mara"));

        Attempt repeated = after(approved, new AttemptCommand.BeginLanding(), HAND_OVER, REPEAT);
        Attempt again = after(repeated, new AttemptCommand.BeginLanding(), HAND_OVER);

        assertThat(repeated.state()).isEqualTo(new AttemptState.Proven(COMMIT, "mara", 1));
        assertThat(again.state())
                .isEqualTo(new AttemptState.Releasing(COMMIT, "mara", BASE, INTEGRATED, "main", false, 2, null));
    }

    @Test
    void newsOfAnotherCommitChangeNothing() {
        for (AttemptCommand other : List.of(
                new AttemptCommand.BlockRelease(BASE),
                new AttemptCommand.RepeatRelease(BASE),
                new AttemptCommand.KeepRelease(BASE),
                new AttemptCommand.FailRelease(BASE, FailureClass.RELEASE_FAILED, "", ""))) {
            assertThat(AttemptPolicy.decide(Attempts.releasing(), other, NOW).changed())
                    .isFalse();
        }
        for (Attempt attempt : List.of(Attempts.running(), Attempts.proven(), Attempts.landing())) {
            assertThat(AttemptPolicy.decide(attempt, KEEP, NOW).changed()).isFalse();
        }
    }

    @Test
    void cancelComesTooLateForWhatIsKeptAndIsTheOutcomeOfWhatIsNot() {
        AttemptDecision cancelled = AttemptPolicy.decide(Attempts.releasing(), CANCEL, NOW);

        assertThat(cancelled.steps()).isEmpty();
        assertThat(after(cancelled.next(), KEEP).state())
                .isInstanceOfSatisfying(
                        AttemptState.Finished.class,
                        over -> assertThat(over.outcome()).isEqualTo(new Outcome.Succeeded(INTEGRATED)));
        for (AttemptCommand news : List.of(FAIL, BLOCK, REPEAT)) {
            AttemptDecision decision = AttemptPolicy.decide(cancelled.next(), news, NOW);
            assertThat(decision.next().state()).isEqualTo(new AttemptState.Finished(CANCELLED, true, NOW, null));
            assertThat(decision.steps()).containsExactly(new Step.FreeLane());
        }
    }

    @Test
    void cancelEndsWhatWaitsForAPersonAtOnce() {
        assertThat(after(Attempts.releasing(), BLOCK, CANCEL).state())
                .isEqualTo(new AttemptState.Finished(CANCELLED, true, NOW, null));
    }

    @Test
    void workThatWasCancelledWhileItLandedIsNotHandedOver() {
        AttemptDecision decision = AttemptPolicy.decide(after(Attempts.landing(), CANCEL), HAND_OVER, NOW);

        assertThat(decision.events()).containsExactly(new AttemptEvent.AttemptFinished(REF, CANCELLED, true, NOW));
        assertThat(decision.steps()).isEmpty();
    }

    @Test
    void laneIsHeldAgainAfterARestartUnlessAPersonIsAsked() {
        assertThat(AttemptPolicy.resume(Attempts.releasing())).containsExactly(new Step.HoldLane());
        assertThat(AttemptPolicy.resume(after(Attempts.releasing(), BLOCK))).isEmpty();
    }
}

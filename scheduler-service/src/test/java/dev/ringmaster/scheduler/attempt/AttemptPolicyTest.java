package dev.ringmaster.scheduler.attempt;

import static dev.ringmaster.scheduler.attempt.Attempts.COMMIT;
import static dev.ringmaster.scheduler.attempt.Attempts.INTEGRATED;
import static dev.ringmaster.scheduler.attempt.Attempts.NOW;
import static dev.ringmaster.scheduler.attempt.Attempts.REF;
import static dev.ringmaster.scheduler.attempt.Attempts.after;
import static dev.ringmaster.scheduler.attempt.Attempts.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptPolicyTest {

    private static final AttemptCommand CANCEL = new AttemptCommand.Cancel("no longer wanted");
    private static final Outcome CANCELLED = new Outcome.Cancelled("no longer wanted");

    @Test
    void attemptWithKnownProjectIsPreparedAtOnce() {
        AttemptDecision decision = AttemptPolicy.accept(REF, 1, true);

        assertThat(decision.next().state()).isEqualTo(new AttemptState.Preparing(null));
        assertThat(decision.steps()).containsExactly(new Step.Start());
    }

    @Test
    void attemptWithUnknownProjectWaitsUntilItIsKnown() {
        Attempt waiting = Attempts.waiting();

        AttemptDecision decision = AttemptPolicy.decide(waiting, new AttemptCommand.Prepare(), NOW);

        assertThat(waiting.state()).isEqualTo(new AttemptState.Waiting());
        assertThat(decision.steps()).containsExactly(new Step.Start());
    }

    @Test
    void startIsToldOnce() {
        AttemptCommand start = new AttemptCommand.RecordStart(4711, NOW);

        AttemptDecision first = AttemptPolicy.decide(Attempts.preparing(), start, NOW);
        AttemptDecision again = AttemptPolicy.decide(first.next(), start, NOW);

        assertThat(first.events()).containsExactly(new AttemptEvent.AttemptStarted(REF, 2, 4711, NOW));
        assertThat(first.steps()).containsExactly(new Step.Watch(NOW));
        assertThat(again.changed()).isFalse();
    }

    @Test
    void exitFreesTheSlotAndStartsTheProof() {
        AttemptDecision decision = AttemptPolicy.decide(Attempts.running(), exit(1), NOW);

        assertThat(decision.events()).containsExactly(new AttemptEvent.AttemptExited(REF, 1, Duration.ofSeconds(7)));
        assertThat(decision.steps()).containsExactly(new Step.Prove(1));
    }

    @Test
    void exitWithNothingToProveFinishesInTheSameDecision() {
        AttemptCommand exit = new AttemptCommand.RecordExit(0, NOW.plusSeconds(7), false, "");

        AttemptDecision decision = AttemptPolicy.decide(Attempts.running(), exit, NOW);

        assertThat(decision.events())
                .containsExactly(
                        new AttemptEvent.AttemptExited(REF, 0, Duration.ofSeconds(7)),
                        new AttemptEvent.AttemptFinished(REF, new Outcome.Succeeded(null), true, NOW));
        assertThat(decision.next().isOver()).isTrue();
    }

    @Test
    void exitBeforeTheRecordedStartRanForNoTime() {
        AttemptCommand exit = new AttemptCommand.RecordExit(0, NOW.minusMillis(3), true, "");

        AttemptDecision decision = AttemptPolicy.decide(Attempts.running(), exit, NOW);

        assertThat(decision.events()).containsExactly(new AttemptEvent.AttemptExited(REF, 0, Duration.ZERO));
    }

    @Test
    void cancelBeforeTheStartTakesTheClaimAndFinishesOnceItIsTaken() {
        AttemptDecision cancelled = AttemptPolicy.decide(Attempts.preparing(), CANCEL, NOW);
        AttemptDecision taken = AttemptPolicy.decide(cancelled.next(), new AttemptCommand.Decline("claim taken"), NOW);

        assertThat(cancelled.events()).isEmpty();
        assertThat(cancelled.steps()).containsExactly(new Step.TakeClaim("no longer wanted"));
        assertThat(taken.events()).containsExactly(new AttemptEvent.AttemptFinished(REF, CANCELLED, false, NOW));
    }

    @Test
    void cancelThatLosesTheClaimEndsTheProcess() {
        Attempt cancelled = after(Attempts.preparing(), CANCEL);

        AttemptDecision started = AttemptPolicy.decide(cancelled, new AttemptCommand.RecordStart(4711, NOW), NOW);
        AttemptDecision exited = AttemptPolicy.decide(started.next(), exit(143), NOW);

        assertThat(started.steps()).containsExactly(new Step.EndProcess(false), new Step.Watch(NOW));
        assertThat(exited.events())
                .containsExactly(
                        new AttemptEvent.AttemptExited(REF, 143, Duration.ofSeconds(7)),
                        new AttemptEvent.AttemptFinished(REF, CANCELLED, true, NOW));
    }

    @Test
    void timeUpEndsTheProcessAndIsTheOutcomeEvenWithoutAnExitRecord() {
        AttemptDecision timeUp =
                AttemptPolicy.decide(Attempts.running(), new AttemptCommand.TimeOut(Duration.ofMinutes(1)), NOW);
        AttemptDecision lost = AttemptPolicy.decide(
                timeUp.next(), new AttemptCommand.RecordLoss("its process is gone", NOW, "last line"), NOW);

        assertThat(timeUp.steps()).containsExactly(new Step.EndProcess(false));
        assertThat(lost.events())
                .endsWith(new AttemptEvent.AttemptFinished(
                        REF, new Outcome.TimedOut(Duration.ofMinutes(1), "last line"), true, NOW));
    }

    @Test
    void unwellAttemptIsEndedAndFailsWithWhatItHad() {
        AttemptCommand hung = new AttemptCommand.EndUnwell(FailureClass.HUNG, "it did nothing");

        AttemptDecision ended = AttemptPolicy.decide(Attempts.running(), hung, NOW);
        AttemptDecision exited = AttemptPolicy.decide(ended.next(), exit(143), NOW);

        assertThat(ended.steps()).containsExactly(new Step.EndProcess(false));
        assertThat(AttemptPolicy.resume(ended.next())).containsExactly(new Step.EndProcess(false), new Step.Watch(NOW));
        assertThat(exited.events())
                .endsWith(new AttemptEvent.AttemptFinished(
                        REF, new Outcome.Failed(FailureClass.HUNG, "it did nothing", "last line"), true, NOW));
    }

    @Test
    void attemptThatHurtsOthersIsEndedAtOnce() {
        AttemptCommand tooMuch = new AttemptCommand.EndUnwell(FailureClass.OUT_OF_MEMORY, "it held 2GB");

        assertThat(AttemptPolicy.decide(Attempts.running(), tooMuch, NOW).steps())
                .containsExactly(new Step.EndProcess(true));
    }

    @Test
    void firstCauseOfAnEndStands() {
        Attempt timeUp = after(Attempts.running(), new AttemptCommand.TimeOut(Duration.ofMinutes(1)));

        AttemptDecision decision = AttemptPolicy.decide(timeUp, CANCEL, NOW);

        assertThat(decision.changed()).isFalse();
    }

    @Test
    void goneProcessWithoutRecordIsLost() {
        AttemptDecision decision = AttemptPolicy.decide(
                Attempts.running(), new AttemptCommand.RecordLoss("another boot id", NOW.plusSeconds(2), ""), NOW);

        assertThat(decision.events())
                .containsExactly(
                        new AttemptEvent.AttemptExited(REF, null, Duration.ofSeconds(2)),
                        new AttemptEvent.AttemptFinished(REF, new Outcome.Lost("another boot id"), true, NOW));
    }

    @Test
    void processThatWasStartedAndIsGoneBeforeItsStartWasToldIsLost() {
        AttemptDecision decision = AttemptPolicy.decide(
                Attempts.preparing(), new AttemptCommand.RecordLoss("claimed, but no process", NOW, ""), NOW);

        assertThat(decision.events())
                .containsExactly(
                        new AttemptEvent.AttemptFinished(REF, new Outcome.Lost("claimed, but no process"), true, NOW));
    }

    @Test
    void provenWorkWaitsToLand() {
        Proof proof = new Proof.Changed(COMMIT, List.of(Attempts.passed()));

        AttemptDecision decision = AttemptPolicy.decide(Attempts.proving(), new AttemptCommand.Judge(proof, ""), NOW);

        assertThat(decision.events())
                .containsExactly(new AttemptEvent.AttemptProven(REF, COMMIT, List.of(Attempts.passed())));
        assertThat(decision.steps()).containsExactly(new Step.AwaitLanding());
    }

    @Test
    void cancelDuringTheProofEndsItAndWins() {
        AttemptDecision cancelled = AttemptPolicy.decide(Attempts.proving(), CANCEL, NOW);
        Proof proof = new Proof.Changed(COMMIT, List.of(Attempts.passed()));
        AttemptDecision judged = AttemptPolicy.decide(cancelled.next(), new AttemptCommand.Judge(proof, ""), NOW);

        assertThat(cancelled.steps()).containsExactly(new Step.EndProof());
        assertThat(judged.events()).containsExactly(new AttemptEvent.AttemptFinished(REF, CANCELLED, true, NOW));
    }

    @Test
    void reviewedWorkLandsOnlyAfterItsApproval() {
        AttemptDecision asked =
                AttemptPolicy.decide(Attempts.proven(), new AttemptCommand.AwaitReview("main", " 1 file"), NOW);

        assertThat(asked.events())
                .containsExactly(new AttemptEvent.AttemptAwaitsReview(REF, COMMIT, "main", " 1 file"));
        assertThat(AttemptPolicy.decide(asked.next(), new AttemptCommand.BeginLanding(), NOW)
                        .changed())
                .isFalse();

        AttemptDecision approved = AttemptPolicy.decide(asked.next(), new AttemptCommand.Approve("mara"), NOW);

        assertThat(approved.next().state()).isEqualTo(new AttemptState.Proven(COMMIT, "mara"));
        assertThat(approved.steps()).containsExactly(new Step.AwaitLanding());
        assertThat(AttemptPolicy.decide(approved.next(), new AttemptCommand.AwaitReview("main", ""), NOW)
                        .changed())
                .as("asked twice")
                .isFalse();
    }

    @Test
    void rejectedWorkFailsWithTheReviewersText() {
        Attempt reviewing = after(Attempts.proven(), new AttemptCommand.AwaitReview("main", ""));

        AttemptDecision rejected =
                AttemptPolicy.decide(reviewing, new AttemptCommand.Reject("mara", "Keep the old name.\n"), NOW);

        assertThat(rejected.events())
                .containsExactly(new AttemptEvent.AttemptFinished(
                        REF,
                        new Outcome.Failed(
                                FailureClass.REJECTED,
                                "mara sent the work back: Keep the old name.",
                                "Keep the old name."),
                        true,
                        NOW));
    }

    @Test
    void proposedWorkIsDoneWhenItIsMerged() {
        AttemptDecision proposed = AttemptPolicy.decide(
                Attempts.proven(), new AttemptCommand.RecordProposed("ringmaster/p-1", "https://forge/1"), NOW);

        assertThat(proposed.events())
                .containsExactly(new AttemptEvent.AttemptProposed(REF, "ringmaster/p-1", "https://forge/1"));
        assertThat(proposed.steps()).containsExactly(new Step.AwaitMerge());

        AttemptDecision merged =
                AttemptPolicy.decide(proposed.next(), new AttemptCommand.RecordLanded(INTEGRATED, "main"), NOW);
        assertThat(merged.events())
                .containsExactly(
                        new AttemptEvent.AttemptLanded(REF, INTEGRATED, "main"),
                        new AttemptEvent.AttemptFinished(REF, new Outcome.Succeeded(INTEGRATED), true, NOW));
        assertThat(merged.steps()).containsExactly(new Step.TidyUp(COMMIT, INTEGRATED, "main"));
    }

    @Test
    void cancelEndsAReviewAndAProposal() {
        Attempt reviewing = after(Attempts.proven(), new AttemptCommand.AwaitReview("main", ""));
        Attempt proposed = after(Attempts.proven(), new AttemptCommand.RecordProposed("b", null));

        for (Attempt waiting : List.of(reviewing, proposed)) {
            assertThat(after(waiting, CANCEL).state()).isEqualTo(new AttemptState.Finished(CANCELLED, true, NOW, null));
        }
    }

    @Test
    void reviewSurvivesARestartAndAProposalIsLookedForAgain() {
        Attempt reviewing = after(Attempts.proven(), new AttemptCommand.AwaitReview("main", ""));
        Attempt proposed = after(Attempts.proven(), new AttemptCommand.RecordProposed("b", null));

        assertThat(AttemptPolicy.resume(reviewing)).isEmpty();
        assertThat(AttemptPolicy.resume(proposed)).containsExactly(new Step.AwaitMerge());
    }

    @Test
    void cancelBeforeLandingBeginsWins() {
        Attempt cancelled = after(Attempts.proven(), CANCEL);

        AttemptDecision landing = AttemptPolicy.decide(cancelled, new AttemptCommand.BeginLanding(), NOW);

        assertThat(cancelled.state()).isEqualTo(new AttemptState.Finished(CANCELLED, true, NOW, null));
        assertThat(landing.changed()).isFalse();
    }

    @Test
    void cancelAfterLandingHasBegunLoses() {
        Attempt cancelled = after(Attempts.landing(), CANCEL, new AttemptCommand.RecordTested(INTEGRATED));

        AttemptDecision landed =
                AttemptPolicy.decide(cancelled, new AttemptCommand.RecordLanded(INTEGRATED, "main"), NOW);

        assertThat(landed.events())
                .containsExactly(
                        new AttemptEvent.AttemptLanded(REF, INTEGRATED, "main"),
                        new AttemptEvent.AttemptFinished(REF, new Outcome.Succeeded(INTEGRATED), true, NOW));
        assertThat(landed.steps()).containsExactly(new Step.TidyUp(COMMIT, INTEGRATED, "main"));
    }

    @Test
    void cancelIsTheOutcomeOfALandingThatFails() {
        Attempt cancelled = after(Attempts.landing(), CANCEL);

        AttemptDecision conflict =
                AttemptPolicy.decide(cancelled, new AttemptCommand.RecordConflict(List.of("a.txt")), NOW);

        assertThat(conflict.events())
                .containsExactly(
                        new AttemptEvent.AttemptConflicted(REF, List.of("a.txt")),
                        new AttemptEvent.AttemptFinished(REF, CANCELLED, true, NOW));
    }

    @Test
    void conflictNamesTheFilesForTheNextAttempt() {
        AttemptDecision decision = AttemptPolicy.decide(
                Attempts.landing(), new AttemptCommand.RecordConflict(List.of("a.txt", "b.txt")), NOW);

        assertThat(decision.next().state())
                .isInstanceOfSatisfying(
                        AttemptState.Finished.class,
                        finished -> assertThat(finished.outcome())
                                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                                    assertThat(failed.failure()).isEqualTo(FailureClass.CONFLICT);
                                    assertThat(failed.message()).contains("a.txt, b.txt");
                                }));
    }

    @Test
    void targetThatMovedIsIntegratedAgainButNotForEver() {
        AttemptCommand moved = new AttemptCommand.RecordMovedTarget();
        AttemptDecision again = AttemptPolicy.decide(Attempts.landing(), moved, NOW);

        Attempt current = again.next();
        for (int round = 2; round <= LandingPolicy.ROUNDS; round++) {
            current = after(current, moved);
        }

        assertThat(again.next().state()).isEqualTo(new AttemptState.Landing(COMMIT, 2, null, null));
        assertThat(current.isOver()).isTrue();
    }

    @Test
    void everyUnfinishedStateIsTakenUpAgain() {
        assertThat(AttemptPolicy.resume(Attempts.waiting())).isEmpty();
        assertThat(AttemptPolicy.resume(Attempts.preparing())).containsExactly(new Step.Start());
        assertThat(AttemptPolicy.resume(after(Attempts.preparing(), CANCEL)))
                .containsExactly(new Step.TakeClaim("no longer wanted"));
        assertThat(AttemptPolicy.resume(Attempts.running())).containsExactly(new Step.Watch(NOW));
        assertThat(AttemptPolicy.resume(after(Attempts.running(), CANCEL)))
                .containsExactly(new Step.EndProcess(false), new Step.Watch(NOW));
        assertThat(AttemptPolicy.resume(Attempts.proving())).containsExactly(new Step.Prove(0));
        assertThat(AttemptPolicy.resume(Attempts.proven())).containsExactly(new Step.AwaitLanding());
        assertThat(AttemptPolicy.resume(Attempts.landing())).containsExactly(new Step.AwaitLanding());
    }

    @Test
    void startThatFailsForTheProjectIsFinishedWithoutHavingStarted() {
        AttemptCommand fail = new AttemptCommand.FailStart(FailureClass.PROJECT_PROBLEM, "no branch main", "");

        AttemptDecision decision = AttemptPolicy.decide(Attempts.preparing(), fail, NOW);

        assertThat(decision.events())
                .containsExactly(new AttemptEvent.AttemptFinished(
                        REF, new Outcome.Failed(FailureClass.PROJECT_PROBLEM, "no branch main", ""), false, NOW));
    }
}

package dev.ringmaster.release.pipeline;

import static dev.ringmaster.release.pipeline.Releases.NOW;
import static dev.ringmaster.release.pipeline.Releases.at;
import static dev.ringmaster.release.pipeline.Releases.blocked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand.Answered;
import dev.ringmaster.release.pipeline.ReleaseCommand.AttemptOver;
import dev.ringmaster.release.pipeline.ReleaseCommand.Harm;
import dev.ringmaster.release.pipeline.ReleaseCommand.Outdate;
import dev.ringmaster.release.pipeline.ReleaseCommand.Pass;
import dev.ringmaster.release.pipeline.ReleaseCommand.Recall;
import dev.ringmaster.release.pipeline.ReleaseCommand.RecordBack;
import dev.ringmaster.release.pipeline.ReleaseCommand.RecordKept;
import dev.ringmaster.release.pipeline.ReleaseCommand.Reject;
import dev.ringmaster.release.pipeline.ReleaseCommand.Take;
import dev.ringmaster.release.pipeline.ReleaseState.End;
import dev.ringmaster.release.pipeline.ReleaseState.Ended;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleasePolicyTest {

    @Test
    void wholeWayIsToldStageByStage() {
        List<String> told = new ArrayList<>();
        ReleaseDecision decision = ReleasePolicy.accept(Releases.ref(1), NOW);
        collect(told, decision);
        decision = ReleasePolicy.decide(decision.next(), new Take(), NOW);
        collect(told, decision);
        for (ReleaseStage stage : ReleaseStage.values()) {
            if (stage == ReleaseStage.GO_BACK) {
                break;
            }
            decision = ReleasePolicy.decide(decision.next(), new Pass(stage, "fine"), NOW.plusSeconds(1));
            collect(told, decision);
        }
        decision = ReleasePolicy.decide(decision.next(), new RecordKept("ringmaster-r-1"), NOW);
        collect(told, decision);

        assertThat(told)
                .containsExactly(
                        "improvement.begun",
                        "entered guard",
                        "passed guard",
                        "entered tests",
                        "passed tests",
                        "entered proof",
                        "passed proof",
                        "entered build",
                        "passed build",
                        "entered schema",
                        "passed schema",
                        "entered swap",
                        "passed swap",
                        "improvement.live",
                        "entered watch",
                        "passed watch",
                        "improvement.kept");
        assertThat(decision.tally()).isEqualTo(ReleaseDecision.Tally.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource(names = {"GUARD", "TESTS", "PROOF", "BUILD", "SCHEMA", "SWAP"})
    void stageThatFailsBeforeAnythingIsLiveRejectsTheRelease(ReleaseStage stage) {
        var decision = ReleasePolicy.decide(
                at(stage), new Reject(stage, FailureClass.PROOF_FAILED, "it failed", "the output"), NOW);

        assertThat(decision.next().state()).isEqualTo(new Ended(End.REJECTED, "it failed", NOW));
        assertThat(decision.events())
                .containsExactly(new ImprovementEvent.ImprovementRejected(
                        Releases.ref(1), stage, FailureClass.PROOF_FAILED, "it failed", "the output", NOW));
        assertThat(decision.steps()).isEmpty();
        assertThat(decision.tally())
                .isEqualTo(
                        stage.compareTo(ReleaseStage.PROOF) < 0
                                ? ReleaseDecision.Tally.NONE
                                : ReleaseDecision.Tally.FAILURE);
    }

    @Test
    void fullDiskSaysNothingOfTheChangesToCome() {
        var decision = ReleasePolicy.decide(
                at(ReleaseStage.BUILD),
                new Reject(ReleaseStage.BUILD, FailureClass.INFRASTRUCTURE, "no space", ""),
                NOW);

        assertThat(decision.tally()).isEqualTo(ReleaseDecision.Tally.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"SWAP", "WATCH"})
    void harmDoneByALiveReleaseLeadsBack(ReleaseStage stage) {
        var back = ReleasePolicy.decide(at(stage), new Harm("it crashed", "three times"), NOW);
        assertThat(back.steps()).containsExactly(new Step.Work(ReleaseStage.GO_BACK));

        var gone = ReleasePolicy.decide(back.next(), new RecordBack("abc", "the tree is the base's"), NOW);
        assertThat(gone.next().state()).isEqualTo(new Ended(End.WENT_BACK, "it crashed", NOW));
        assertThat(gone.events())
                .containsExactly(new ImprovementEvent.ImprovementWentBack(
                        Releases.ref(1), "it crashed", "three times\nthe tree is the base's", "abc", NOW));
        assertThat(gone.tally()).isEqualTo(ReleaseDecision.Tally.FAILURE);
    }

    @Test
    void harmSeenWhileItIsBeingKeptLeadsBack() {
        var back = ReleasePolicy.decide(Releases.keeping(), new Harm("the supervisor went back", ""), NOW);

        assertThat(back.next().state()).isInstanceOf(ReleaseState.GoingBack.class);
    }

    @Test
    void harmBeforeAnythingIsLiveIsNone() {
        assertThat(ReleasePolicy.decide(at(ReleaseStage.PROOF), new Harm("x", ""), NOW)
                        .changed())
                .isFalse();
    }

    @Test
    void resultOfAnotherStageChangesNothing() {
        assertThat(ReleasePolicy.decide(at(ReleaseStage.PROOF), new Pass(ReleaseStage.TESTS, "late"), NOW)
                        .changed())
                .isFalse();
        assertThat(ReleasePolicy.decide(at(ReleaseStage.WATCH), new Pass(ReleaseStage.SWAP, "late"), NOW)
                        .changed())
                .isFalse();
    }

    @Test
    void targetThatMovedHandsTheWorkBack() {
        var decision = ReleasePolicy.decide(at(ReleaseStage.SWAP), new Outdate(), NOW);

        assertThat(decision.events()).containsExactly(new ImprovementEvent.ImprovementOutdated(Releases.ref(1), NOW));
        assertThat(decision.next().state()).isInstanceOf(Ended.class);
        assertThat(decision.tally()).isEqualTo(ReleaseDecision.Tally.NONE);
    }

    @Test
    void questionIsBoundToTheTreeThatItShows() {
        var decision = ReleasePolicy.decide(
                at(ReleaseStage.GUARD),
                new ReleaseCommand.Ask(
                        ReleaseStage.GUARD, DecisionKind.PROTECTED_CHANGE, "It touches the guard.", "the diff"),
                NOW);

        assertThat(decision.events()).hasSize(2);
        var needed = (DecisionNeeded) decision.events().get(1);
        assertThat(needed.decision().id().value()).isEqualTo("d-ringmaster-1-2-protected-change-c8aa1f3f");
        assertThat(needed.decision().detail()).isEqualTo("the diff");
        assertThat(needed.decision().options()).containsExactly(DecisionOption.APPROVE, DecisionOption.REJECT);
        assertThat(((ImprovementEvent.ImprovementBlocked) decision.events().getFirst()).decision())
                .isEqualTo(needed.decision().id());
    }

    @Test
    void approvalHandsTheWorkBackSoThatItComesUponTheNewestTarget() {
        var decision = ReleasePolicy.decide(
                blocked(ReleaseStage.GUARD, DecisionKind.PROTECTED_CHANGE),
                new Answered(DecisionKind.PROTECTED_CHANGE, DecisionOption.APPROVE, "ann", ""),
                NOW);

        assertThat(decision.events())
                .containsExactly(new ImprovementEvent.ImprovementApproved(Releases.ref(1), "ann", NOW));
        assertThat(decision.next().state()).isEqualTo(new Ended(End.HANDED_BACK, "approved by ann", NOW));
    }

    @Test
    void answerToAnotherQuestionChangesNothing() {
        assertThat(ReleasePolicy.decide(
                                blocked(ReleaseStage.TESTS, DecisionKind.TESTS_MISSING),
                                new Answered(DecisionKind.PROTECTED_CHANGE, DecisionOption.APPROVE, "ann", ""),
                                NOW)
                        .changed())
                .isFalse();
    }

    @Test
    void rejectedChangeGoesBackToTheAgentWithThePersonsWords() {
        var decision = ReleasePolicy.decide(
                blocked(ReleaseStage.GUARD, DecisionKind.PROTECTED_CHANGE),
                new Answered(DecisionKind.PROTECTED_CHANGE, DecisionOption.REJECT, "ann", "leave the guard alone"),
                NOW);

        assertThat(decision.events())
                .containsExactly(new ImprovementEvent.ImprovementRejected(
                        Releases.ref(1),
                        ReleaseStage.GUARD,
                        FailureClass.REJECTED,
                        "ann rejected the change",
                        "leave the guard alone",
                        NOW));
    }

    @Test
    void missingTestsAreAskedOfTheNextAttempt() {
        var decision = ReleasePolicy.decide(
                blocked(ReleaseStage.TESTS, DecisionKind.TESTS_MISSING),
                new Answered(DecisionKind.TESTS_MISSING, DecisionOption.ADD_TESTS, "ann", "also for the empty file"),
                NOW);

        var rejected = (ImprovementEvent.ImprovementRejected) decision.events().getFirst();
        assertThat(rejected.failure()).isEqualTo(FailureClass.TESTS_MISSING);
        assertThat(rejected.detail()).contains("Add tests").endsWith("also for the empty file");
    }

    @Test
    void skippedTestsHandTheWorkBack() {
        var decision = ReleasePolicy.decide(
                blocked(ReleaseStage.TESTS, DecisionKind.TESTS_MISSING),
                new Answered(DecisionKind.TESTS_MISSING, DecisionOption.SKIP, "ann", ""),
                NOW);

        assertThat(decision.events())
                .containsExactly(new ImprovementEvent.ImprovementApproved(Releases.ref(1), "ann", NOW));
    }

    @Test
    void stageThatPassesWithoutTestsMarksTheReleaseAsRisky() {
        Release release =
                Releases.after(at(ReleaseStage.TESTS), new Pass(ReleaseStage.TESTS, "skipped by ann", List.of(), true));

        assertThat(release.risky()).isTrue();
        assertThat(Releases.after(release, new Pass(ReleaseStage.PROOF, "fine")).risky())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"GUARD", "TESTS", "PROOF", "BUILD", "SCHEMA"})
    void attemptThatEndsMeanwhileEndsItsRelease(ReleaseStage stage) {
        var decision = ReleasePolicy.decide(at(stage), new AttemptOver("was cancelled: no need"), NOW);

        assertThat(decision.next().state()).isEqualTo(new Ended(End.REJECTED, "was cancelled: no need", NOW));
        assertThat(decision.steps()).containsExactly(new Step.EndWork());
        assertThat(decision.events()).hasSize(1);
        assertThat(decision.tally()).isEqualTo(ReleaseDecision.Tally.NONE);
    }

    @Test
    void attemptThatEndsWhileAPersonIsAskedEndsItsRelease() {
        var decision = ReleasePolicy.decide(
                blocked(ReleaseStage.GUARD, DecisionKind.PROTECTED_CHANGE), new AttemptOver("was cancelled"), NOW);

        assertThat(decision.next().state()).isInstanceOf(Ended.class);
    }

    @Test
    void endOfItsAttemptComesTooLateForALiveRelease() {
        for (Release live :
                List.of(at(ReleaseStage.SWAP), at(ReleaseStage.WATCH), Releases.keeping(), Releases.goingBack())) {
            assertThat(ReleasePolicy.decide(live, new AttemptOver("was cancelled"), NOW)
                            .changed())
                    .isFalse();
        }
    }

    @Test
    void keptReleaseThatIsRecalledGoesBackInItsTurnAndIsNoFailure() {
        Release recalled = Releases.after(Releases.kept(), new Recall("ann"));
        assertThat(recalled.state().isActive()).isFalse();

        var back = ReleasePolicy.decide(recalled, new Take(), NOW);
        assertThat(back.steps()).containsExactly(new Step.Work(ReleaseStage.GO_BACK));

        var gone = ReleasePolicy.decide(back.next(), new RecordBack("abc", ""), NOW);
        assertThat(gone.tally()).isEqualTo(ReleaseDecision.Tally.NONE);
        assertThat(gone.events().getFirst()).isInstanceOf(ImprovementEvent.ImprovementWentBack.class);
    }

    @Test
    void releaseRecalledDuringItsSwapGoesBackAsSoonAsItIsLive() {
        Release recalled = Releases.after(at(ReleaseStage.SWAP), new Recall("ann"));
        var swap = new ComponentSwap("queue-service", "a", "b", 900);

        var decision = ReleasePolicy.decide(recalled, new Pass(ReleaseStage.SWAP, "done", List.of(swap), false), NOW);

        assertThat(decision.next().state()).isInstanceOf(ReleaseState.GoingBack.class);
        assertThat(decision.events()).hasSize(3);
    }

    @Test
    void releaseRecalledWhileItIsBeingKeptGoesBackAfterThat() {
        Release recalled = Releases.after(Releases.keeping(), new Recall("ann"));

        assertThat(Releases.after(recalled, new RecordKept("t")).state())
                .isEqualTo(new ReleaseState.Recalled("t", "ann"));
    }

    @Test
    void watchedReleaseThatIsRecalledGoesBackAtOnce() {
        var decision = ReleasePolicy.decide(at(ReleaseStage.WATCH), new Recall("ann"), NOW);

        assertThat(decision.steps()).containsExactly(new Step.EndWork(), new Step.Work(ReleaseStage.GO_BACK));
    }

    @Test
    void everyStoredStateTakesItsOwnWorkUpAgain() {
        for (ReleaseStage stage : ReleaseStage.values()) {
            Release release = stage == ReleaseStage.GO_BACK ? Releases.goingBack() : at(stage);
            assertThat(ReleasePolicy.resume(release)).containsExactly(new Step.Work(stage));
        }
        assertThat(ReleasePolicy.resume(Releases.keeping())).containsExactly(new Step.Keep());
        assertThat(ReleasePolicy.resume(Releases.waiting(1))).isEmpty();
        assertThat(ReleasePolicy.resume(blocked(ReleaseStage.GUARD, DecisionKind.PROTECTED_CHANGE)))
                .isEmpty();
        assertThat(ReleasePolicy.resume(Releases.kept())).isEmpty();
    }

    private static void collect(List<String> told, ReleaseDecision decision) {
        decision.events()
                .forEach(event -> told.add(
                        switch (event) {
                            case ImprovementEvent.ImprovementStageEntered entered ->
                                "entered " + entered.stage().word();
                            case ImprovementEvent.ImprovementStagePassed passed ->
                                "passed " + passed.stage().word();
                            default -> EventType.of(event).fact();
                        }));
    }
}

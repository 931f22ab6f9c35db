package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand.Answered;
import dev.ringmaster.release.pipeline.ReleaseCommand.Ask;
import dev.ringmaster.release.pipeline.ReleaseCommand.AttemptOver;
import dev.ringmaster.release.pipeline.ReleaseCommand.Pass;
import dev.ringmaster.release.pipeline.ReleaseCommand.Recall;
import dev.ringmaster.release.pipeline.ReleaseCommand.Reject;
import dev.ringmaster.release.pipeline.ReleaseCommand.Take;
import dev.ringmaster.release.pipeline.ReleaseState.Blocked;
import dev.ringmaster.release.pipeline.ReleaseState.Checking;
import dev.ringmaster.release.pipeline.ReleaseState.End;
import dev.ringmaster.release.pipeline.ReleaseState.Ended;
import dev.ringmaster.release.pipeline.ReleaseState.Swapping;
import dev.ringmaster.release.pipeline.ReleaseState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The state machine of releases: pure and total. A command that does not fit the state changes nothing. */
public final class ReleasePolicy {

    private ReleasePolicy() {}

    /** The decision that takes a hand-over in. */
    public static ReleaseDecision accept(ReleaseRef ref, Instant now) {
        return ReleaseDecision.of(
                new Release(ref, false, new Waiting()), List.of(new ImprovementEvent.ImprovementBegun(ref, now)));
    }

    /** @param now the time of the events that follow */
    public static ReleaseDecision decide(Release release, ReleaseCommand command, Instant now) {
        return switch (release.state()) {
            case Waiting _ -> waiting(release, command, now);
            case Checking checking -> checking(release, checking, command, now);
            case Blocked blocked -> blocked(release, blocked, command, now);
            case Swapping _,
                    ReleaseState.Watching _,
                    ReleaseState.Keeping _,
                    ReleaseState.Kept _,
                    ReleaseState.Recalled _,
                    ReleaseState.GoingBack _ -> LivePolicy.decide(release, command, now);
            case Ended _ -> ReleaseDecision.unchanged(release);
        };
    }

    /** The steps that take up the work of a stored state again, after a restart. */
    public static List<Step> resume(Release release) {
        return switch (release.state()) {
            case Checking checking -> List.of(new Step.Work(checking.stage()));
            case Swapping _ -> List.of(new Step.Work(ReleaseStage.SWAP));
            case ReleaseState.Watching _ -> List.of(new Step.Work(ReleaseStage.WATCH));
            case ReleaseState.Keeping _ -> List.of(new Step.Keep());
            case ReleaseState.GoingBack _ -> List.of(new Step.Work(ReleaseStage.GO_BACK));
            case Waiting _, Blocked _, ReleaseState.Kept _, ReleaseState.Recalled _, Ended _ -> List.of();
        };
    }

    private static ReleaseDecision waiting(Release release, ReleaseCommand command, Instant now) {
        return switch (command) {
            case Take _ -> enter(release, ReleaseStage.GUARD, List.of(), now);
            case AttemptOver over -> reject(release, ReleaseStage.GUARD, over.reason(), now);
            case Recall recall -> reject(release, ReleaseStage.GUARD, recalled(recall), now);
            default -> ReleaseDecision.unchanged(release);
        };
    }

    private static ReleaseDecision checking(Release release, Checking at, ReleaseCommand command, Instant now) {
        return switch (command) {
            case Pass pass
            when pass.stage() == at.stage() -> {
                var passed = new ImprovementEvent.ImprovementStagePassed(
                        release.ref(), at.stage(), pass.evidence(), between(at.since(), now), now);
                Release next = pass.risky() ? release.asRisky() : release;
                yield enter(next, ReleaseStage.values()[at.stage().ordinal() + 1], List.of(passed), now);
            }
            case Ask ask when ask.stage() == at.stage() -> ask(release, ask, now);
            case Reject reject when reject.stage() == at.stage() -> reject(release, reject, now);
            case AttemptOver over -> withStep(reject(release, at.stage(), over.reason(), now), new Step.EndWork());
            case Recall recall -> withStep(reject(release, at.stage(), recalled(recall), now), new Step.EndWork());
            default -> ReleaseDecision.unchanged(release);
        };
    }

    private static ReleaseDecision blocked(Release release, Blocked blocked, ReleaseCommand command, Instant now) {
        return switch (command) {
            case Answered answered when answered.kind() == blocked.kind() -> answered(release, blocked, answered, now);
            case AttemptOver over -> reject(release, blocked.stage(), over.reason(), now);
            case Recall recall -> reject(release, blocked.stage(), recalled(recall), now);
            default -> ReleaseDecision.unchanged(release);
        };
    }

    private static ReleaseDecision answered(Release release, Blocked blocked, Answered answered, Instant now) {
        return switch (answered.option()) {
            case APPROVE, SKIP ->
                ReleaseDecision.of(
                        release.in(new Ended(End.HANDED_BACK, "approved by " + answered.by(), now)),
                        List.of(new ImprovementEvent.ImprovementApproved(release.ref(), answered.by(), now)));
            case REJECT ->
                reject(
                        release,
                        new Reject(
                                blocked.stage(),
                                FailureClass.REJECTED,
                                answered.by() + " rejected the change",
                                answered.text()),
                        now);
            case ADD_TESTS ->
                reject(
                        release,
                        new Reject(
                                blocked.stage(),
                                FailureClass.TESTS_MISSING,
                                "The change has no tests that cover it; " + answered.by() + " asked for them",
                                instruction(blocked, answered)),
                        now);
            case RETRY, DROP, RAISE -> ReleaseDecision.unchanged(release);
        };
    }

    private static String instruction(Blocked blocked, Answered answered) {
        return "Add tests that cover the change. " + blocked.reason()
                + (answered.text().isBlank() ? "" : "\n" + answered.text());
    }

    private static ReleaseDecision ask(Release release, Ask ask, Instant now) {
        ReleaseRef ref = release.ref();
        var question = Questions.about(ref, ask, now);
        return ReleaseDecision.of(
                release.in(new Blocked(ask.stage(), ask.kind(), ask.reason())),
                List.<Event>of(
                        new ImprovementEvent.ImprovementBlocked(ref, ask.stage(), question.id(), ask.reason(), now),
                        new DecisionNeeded(question)));
    }

    private static ReleaseDecision enter(
            Release release, ReleaseStage stage, List<? extends Event> before, Instant now) {
        ReleaseState state = stage == ReleaseStage.SWAP ? new Swapping(now, null) : new Checking(stage, now);
        return ReleaseDecision.of(
                release.in(state), LivePolicy.withEntered(release.ref(), stage, before, now), new Step.Work(stage));
    }

    static ReleaseDecision reject(Release release, Reject because, Instant now) {
        ReleaseDecision rejected = ReleaseDecision.of(
                release.in(new Ended(End.REJECTED, because.message(), now)),
                List.of(new ImprovementEvent.ImprovementRejected(
                        release.ref(), because.stage(), because.failure(), because.message(), because.detail(), now)));
        return rejected.counted(isFailure(because) ? ReleaseDecision.Tally.FAILURE : ReleaseDecision.Tally.NONE);
    }

    private static ReleaseDecision reject(Release release, ReleaseStage stage, String reason, Instant now) {
        return reject(release, new Reject(stage, FailureClass.REJECTED, reason, ""), now);
    }

    /** What the change itself is at fault for; a full disk or a person's word says nothing of the changes to come. */
    private static boolean isFailure(Reject reject) {
        return reject.stage().compareTo(ReleaseStage.PROOF) >= 0
                && (reject.failure() == FailureClass.PROOF_FAILED || reject.failure() == FailureClass.RELEASE_FAILED);
    }

    private static ReleaseDecision withStep(ReleaseDecision decision, Step step) {
        return new ReleaseDecision(
                decision.next(), decision.changed(), decision.tally(), decision.events(), List.of(step));
    }

    private static String recalled(Recall recall) {
        return recall.by() + " took it back before it went live";
    }

    static Duration between(Instant since, Instant now) {
        Duration took = Duration.between(since, now);
        return took.isNegative() ? Duration.ZERO : took;
    }
}

package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand.Harm;
import dev.ringmaster.release.pipeline.ReleaseCommand.Outdate;
import dev.ringmaster.release.pipeline.ReleaseCommand.Pass;
import dev.ringmaster.release.pipeline.ReleaseCommand.Recall;
import dev.ringmaster.release.pipeline.ReleaseCommand.RecordBack;
import dev.ringmaster.release.pipeline.ReleaseCommand.RecordKept;
import dev.ringmaster.release.pipeline.ReleaseCommand.Reject;
import dev.ringmaster.release.pipeline.ReleaseState.End;
import dev.ringmaster.release.pipeline.ReleaseState.Ended;
import dev.ringmaster.release.pipeline.ReleaseState.GoingBack;
import dev.ringmaster.release.pipeline.ReleaseState.Keeping;
import dev.ringmaster.release.pipeline.ReleaseState.Kept;
import dev.ringmaster.release.pipeline.ReleaseState.Recalled;
import dev.ringmaster.release.pipeline.ReleaseState.Swapping;
import dev.ringmaster.release.pipeline.ReleaseState.Watching;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@link ReleasePolicy} for releases that the ring may run; the end of their attempt changes nothing any more. */
final class LivePolicy {

    private LivePolicy() {}

    static ReleaseDecision decide(Release release, ReleaseCommand command, Instant now) {
        return switch (release.state()) {
            case Swapping swapping -> swapping(release, swapping, command, now);
            case Watching watching -> watching(release, watching, command, now);
            case Keeping keeping -> keeping(release, keeping, command, now);
            case Kept kept
            when command instanceof Recall recall ->
                ReleaseDecision.of(release.in(new Recalled(kept.tag(), recall.by())), List.of());
            case Recalled recalled
            when command instanceof ReleaseCommand.Take ->
                goBack(release, asked(recalled.by()), "It was kept as " + recalled.tag() + ".", recalled.by(), now);
            case GoingBack back when command instanceof RecordBack recorded -> wentBack(release, back, recorded, now);
            default -> ReleaseDecision.unchanged(release);
        };
    }

    private static ReleaseDecision swapping(Release release, Swapping at, ReleaseCommand command, Instant now) {
        return switch (command) {
            case Pass pass when pass.stage() == ReleaseStage.SWAP -> live(release, at, pass, now);
            case Outdate _ ->
                ReleaseDecision.of(
                        release.in(new Ended(End.HANDED_BACK, "the target moved meanwhile", now)),
                        List.of(new ImprovementEvent.ImprovementOutdated(release.ref(), now)));
            case Reject reject when reject.stage() == ReleaseStage.SWAP -> ReleasePolicy.reject(release, reject, now);
            case Harm harm -> goBack(release, harm.reason(), harm.evidence(), null, now);
            case Recall recall
            when at.recalledBy() == null ->
                ReleaseDecision.of(release.in(new Swapping(at.since(), recall.by())), List.of());
            default -> ReleaseDecision.unchanged(release);
        };
    }

    private static ReleaseDecision live(Release release, Swapping at, Pass pass, Instant now) {
        List<Event> events = List.of(
                new ImprovementEvent.ImprovementStagePassed(
                        release.ref(), ReleaseStage.SWAP, pass.evidence(), ReleasePolicy.between(at.since(), now), now),
                new ImprovementEvent.ImprovementLive(release.ref(), pass.swaps(), now));
        String by = at.recalledBy();
        if (by != null) {
            ReleaseDecision back = goBack(release, asked(by), pass.evidence(), by, now);
            List<Event> all = new ArrayList<>(events);
            all.addAll(back.events());
            return ReleaseDecision.of(back.next(), all, back.steps().toArray(Step[]::new));
        }
        return ReleaseDecision.of(
                release.in(new Watching(now, pass.swaps())),
                withEntered(release.ref(), ReleaseStage.WATCH, events, now),
                new Step.Work(ReleaseStage.WATCH));
    }

    private static ReleaseDecision watching(Release release, Watching at, ReleaseCommand command, Instant now) {
        return switch (command) {
            case Pass pass
            when pass.stage() == ReleaseStage.WATCH ->
                ReleaseDecision.of(
                        release.in(new Keeping(pass.evidence(), null)),
                        List.of(new ImprovementEvent.ImprovementStagePassed(
                                release.ref(),
                                ReleaseStage.WATCH,
                                pass.evidence(),
                                ReleasePolicy.between(at.since(), now),
                                now)),
                        new Step.Keep());
            case Harm harm -> goBack(release, harm.reason(), harm.evidence(), null, now);
            case Recall recall -> {
                ReleaseDecision back = goBack(release, asked(recall.by()), "It was being watched.", recall.by(), now);
                yield ReleaseDecision.of(
                        back.next(), back.events(), new Step.EndWork(), new Step.Work(ReleaseStage.GO_BACK));
            }
            default -> ReleaseDecision.unchanged(release);
        };
    }

    private static ReleaseDecision keeping(Release release, Keeping keeping, ReleaseCommand command, Instant now) {
        return switch (command) {
            case RecordKept kept -> {
                String by = keeping.recalledBy();
                yield ReleaseDecision.of(
                                release.in(by == null ? new Kept(kept.tag(), now) : new Recalled(kept.tag(), by)),
                                List.of(new ImprovementEvent.ImprovementKept(
                                        release.ref(), kept.tag(), keeping.evidence(), now)))
                        .counted(ReleaseDecision.Tally.SUCCESS);
            }
            case Recall recall
            when keeping.recalledBy() == null ->
                ReleaseDecision.of(release.in(new Keeping(keeping.evidence(), recall.by())), List.of());
            case Harm harm -> goBack(release, harm.reason(), harm.evidence(), null, now);
            default -> ReleaseDecision.unchanged(release);
        };
    }

    private static ReleaseDecision goBack(
            Release release, String reason, String evidence, @Nullable String askedBy, Instant now) {
        return ReleaseDecision.of(
                release.in(new GoingBack(reason, evidence, askedBy, now)),
                withEntered(release.ref(), ReleaseStage.GO_BACK, List.of(), now),
                new Step.Work(ReleaseStage.GO_BACK));
    }

    private static ReleaseDecision wentBack(Release release, GoingBack back, RecordBack recorded, Instant now) {
        return ReleaseDecision.of(
                        release.in(new Ended(End.WENT_BACK, back.reason(), now)),
                        List.of(new ImprovementEvent.ImprovementWentBack(
                                release.ref(),
                                back.reason(),
                                joined(back.evidence(), recorded.evidence()),
                                recorded.revert(),
                                now)))
                .counted(back.askedBy() == null ? ReleaseDecision.Tally.FAILURE : ReleaseDecision.Tally.NONE);
    }

    static List<Event> withEntered(ReleaseRef ref, ReleaseStage stage, List<? extends Event> before, Instant now) {
        List<Event> events = new ArrayList<>(before);
        events.add(new ImprovementEvent.ImprovementStageEntered(ref, stage, now));
        return events;
    }

    private static String asked(String by) {
        return by + " asked for the release before it";
    }

    private static String joined(String first, String second) {
        return first.isBlank() || second.isBlank() ? first + second : first + "\n" + second;
    }
}

package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.release.ReleaseRef;
import java.time.Instant;
import java.util.List;

/** What a person is asked about a release. */
public final class Questions {

    private static final int SHOWN = 8;
    private static final int DETAIL_LIMIT = 200_000;

    private Questions() {}

    /** Bound to the tree: what was approved is what was shown. */
    public static DecisionId idFor(ReleaseRef ref, DecisionKind kind) {
        DecisionId plain = Decision.idFor(ref.attempt().task(), ref.attempt().epoch(), kind);
        return new DecisionId(plain.value() + "-" + ref.tree().substring(0, SHOWN));
    }

    static Decision about(ReleaseRef ref, ReleaseCommand.Ask ask, Instant now) {
        AttemptRef attempt = ref.attempt();
        return new Decision(
                idFor(ref, ask.kind()),
                attempt.task(),
                attempt.project(),
                attempt.attempt(),
                ask.kind(),
                ask.reason() + " " + question(ask.kind()),
                ask.detail().length() > DETAIL_LIMIT
                        ? ask.detail().substring(0, DETAIL_LIMIT) + "\n… cut off"
                        : ask.detail(),
                options(ask.kind()),
                now);
    }

    private static String question(DecisionKind kind) {
        return kind == DecisionKind.TESTS_MISSING
                ? "Are tests to be added, or is it to go on without, marked as risky?"
                : "May it go on?";
    }

    private static List<DecisionOption> options(DecisionKind kind) {
        return kind == DecisionKind.TESTS_MISSING
                ? List.of(DecisionOption.ADD_TESTS, DecisionOption.SKIP)
                : List.of(DecisionOption.APPROVE, DecisionOption.REJECT);
    }
}

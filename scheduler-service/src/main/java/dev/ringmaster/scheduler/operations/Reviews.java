package dev.ringmaster.scheduler.operations;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The question whether proven work may land, and what its answers mean. */
public final class Reviews {

    private Reviews() {}

    static DecisionId decisionOf(AttemptRef attempt) {
        return Decision.idFor(attempt.task(), attempt.epoch(), DecisionKind.REVIEW);
    }

    /** @param detail what a person looks at: the difference */
    public static Decision question(AttemptRef attempt, String targetBranch, String title, String detail, Instant now) {
        return new Decision(
                decisionOf(attempt),
                attempt.task(),
                attempt.project(),
                attempt.attempt(),
                DecisionKind.REVIEW,
                "May '" + title + "' land on " + targetBranch + "? Its gates passed.",
                detail,
                List.of(DecisionOption.APPROVE, DecisionOption.REJECT),
                now);
    }

    /** Empty for an answer that is no review's. */
    static Optional<AttemptCommand> commandFor(Answer answer) {
        return switch (answer.option()) {
            case APPROVE -> Optional.of(new AttemptCommand.Approve(answer.by()));
            case REJECT -> Optional.of(new AttemptCommand.Reject(answer.by(), answer.text()));
            default -> Optional.empty();
        };
    }
}

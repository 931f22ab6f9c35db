package dev.ringmaster.api.readmodel;

import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says when nobody needs to answer a question any more, because its task does not wait for it. */
final class WithdrawalPolicy {

    private WithdrawalPolicy() {}

    /**
     * Why the question is void in the light of any state of its task, also one older than the question; empty while it may be
     * what the task waits for.
     */
    static Optional<String> reason(Decision decision, TaskState state) {
        if (state.status().isFinal()) {
            return Optional.of("its task is " + state.status().word());
        }
        boolean wentOn = decision.epoch()
                .map(raisedBy -> wentOn(decision, raisedBy, state))
                .orElse(false);
        return wentOn ? Optional.of("its task went on without an answer") : Optional.empty();
    }

    private static boolean wentOn(Decision decision, Epoch raisedBy, TaskState state) {
        boolean waitsForIt = decision.id().equals(awaited(state.blockedBy()));
        // The active states of the assignment that raised the question may be told after it.
        return raisedBy.isOlderThan(state.epoch())
                || (raisedBy.equals(state.epoch()) && !state.status().isActive() && !waitsForIt);
    }

    private static @Nullable DecisionId awaited(@Nullable BlockReason reason) {
        return switch (reason) {
            case BlockReason.Decision waits -> waits.decision();
            case BlockReason.Budget waits -> waits.decision();
            case null, default -> null;
        };
    }
}

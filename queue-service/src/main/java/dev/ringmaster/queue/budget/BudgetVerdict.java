package dev.ringmaster.queue.budget;

import dev.ringmaster.model.budget.BudgetScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an attempt may be paid for now. */
public sealed interface BudgetVerdict {

    record Allowed() implements BudgetVerdict {}

    /**
     * Not now: what is left is set aside for attempts under way.
     *
     * @param detail which budget and how it stands, for a person
     */
    record Waits(BudgetScope scope, String detail) implements BudgetVerdict {}

    /**
     * Not by itself: even without the attempts under way nothing is left.
     *
     * @param renewedAt when a new day begins, or null for a budget that no day renews
     */
    record Spent(BudgetScope scope, String detail, @Nullable Instant renewedAt) implements BudgetVerdict {}
}

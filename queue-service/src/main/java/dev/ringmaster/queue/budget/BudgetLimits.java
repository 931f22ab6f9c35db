package dev.ringmaster.queue.budget;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent, in US dollars; null is no limit.
 *
 * @param reserve set aside before each attempt, ≥ 0
 */
public record BudgetLimits(
        @Nullable BigDecimal perTask,
        @Nullable BigDecimal perProjectDay,
        @Nullable BigDecimal perDay,
        BigDecimal reserve) {

    public static final BudgetLimits NONE = new BudgetLimits(null, null, null, BigDecimal.ONE);

    /** How much further a person's word lets a task go. */
    BigDecimal raise() {
        return perTask == null ? reserve : perTask;
    }
}

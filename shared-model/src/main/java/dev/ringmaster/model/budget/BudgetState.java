package dev.ringmaster.model.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a budget stands, in US dollars.
 *
 * @param subject the task or project it is about; {@code ring} for the whole ring
 * @param day the day it is about, UTC; null for a task
 * @param spentUsd what ended attempts are known to have cost, reported or priced from their tokens
 * @param reservedUsd what is set aside for attempts under way, and for ended ones whose cost nobody knows
 * @param unknown ended attempts whose cost nobody knows; their reserve stays
 * @param limitUsd what may be spent and set aside together; null without a limit
 */
public record BudgetState(
        BudgetScope scope,
        String subject,
        @Nullable LocalDate day,
        BigDecimal spentUsd,
        BigDecimal reservedUsd,
        int unknown,
        @Nullable BigDecimal limitUsd,
        Instant at) {

    /** The subject of a budget of the whole ring. */
    public static final String RING = "ring";

    /** What tells it apart from other budgets. */
    public String key() {
        return scope.word() + "/" + subject + (day == null ? "" : "/" + day);
    }
}

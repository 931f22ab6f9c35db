package dev.ringmaster.queue.board;

import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.queue.budget.BudgetLimits;
import dev.ringmaster.queue.dispatch.DispatchLimits;
import dev.ringmaster.queue.dispatch.TypeOrder;
import dev.ringmaster.queue.rank.RankWeights;
import dev.ringmaster.queue.retry.RetryPolicy;
import dev.ringmaster.queue.tier.TierPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What people set for the whole ring.
 *
 * @param ageingPerHour added to a ready task's score for each hour of waiting, ≥ 0
 * @param rankingLimit how long a metric may take, > 0
 * @param retry for projects without a rule of their own
 * @param idleSlots how long a slot has nothing to do before it is taken away; null while slots do not follow the work
 * @param waits how long tasks wait for accounts and sessions
 * @param types which worker types are given tasks first
 * @param tiers which model a task gets by its complexity
 */
public record QueueRules(
        RankWeights weights,
        double ageingPerHour,
        Duration rankingLimit,
        DispatchLimits limits,
        RetryPolicy retry,
        Waits waits,
        BudgetLimits budgets,
        @Nullable Duration idleSlots,
        TypeOrder types,
        TierPolicy tiers) {

    /** Without tiers. */
    public QueueRules(
            RankWeights weights,
            double ageingPerHour,
            Duration rankingLimit,
            DispatchLimits limits,
            RetryPolicy retry,
            Waits waits,
            BudgetLimits budgets,
            @Nullable Duration idleSlots,
            TypeOrder types) {
        this(weights, ageingPerHour, rankingLimit, limits, retry, waits, budgets, idleSlots, types, TierPolicy.NONE);
    }

    /** Without an order of worker types. */
    public QueueRules(
            RankWeights weights,
            double ageingPerHour,
            Duration rankingLimit,
            DispatchLimits limits,
            RetryPolicy retry,
            Waits waits,
            BudgetLimits budgets,
            @Nullable Duration idleSlots) {
        this(weights, ageingPerHour, rankingLimit, limits, retry, waits, budgets, idleSlots, TypeOrder.NONE);
    }

    /**
     * @param quotaJitter an account gets work again up to this much later than was stated, ≥ 0
     * @param session how long a task waits for the worker that holds its session, or for another type than the one that failed it, ≥ 0
     */
    public record Waits(Duration quotaJitter, Duration session) {}

    /** The rule of retries for tasks of a project; a project that is not known has the common one. */
    RetryPolicy retryFor(@Nullable ProjectPolicy project) {
        return project == null ? retry : retry.withMaxAttempts(project.maxAttempts());
    }
}

package dev.ringmaster.queue.shell;

import dev.ringmaster.model.settings.BudgetSettings;
import dev.ringmaster.model.settings.PrioritizationSettings;
import dev.ringmaster.model.settings.RetrySettings;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.queue.board.QueueRules;
import dev.ringmaster.queue.budget.BudgetLimits;
import dev.ringmaster.queue.dispatch.DispatchLimits;
import dev.ringmaster.queue.dispatch.TypeOrder;
import dev.ringmaster.queue.rank.RankWeights;
import dev.ringmaster.queue.retry.RetryPolicy;
import dev.ringmaster.queue.tier.TierPolicy;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the queue's rules out of {@code ringmaster.toml}. */
final class RulesFromSettings {

    private RulesFromSettings() {}

    static QueueRules of(Settings settings) {
        PrioritizationSettings rank = settings.prioritization();
        RetrySettings retry = settings.retry();
        return new QueueRules(
                new RankWeights(
                        rank.pagerank(), rank.betweenness(), rank.criticalPath(), rank.priority(), rank.inheritance()),
                rank.ageingPerHour(),
                rank.timeLimit(),
                new DispatchLimits(
                        settings.scheduling().maxConcurrent(),
                        settings.scheduling().maxPerType(),
                        settings.scheduling().maxPerCapability(),
                        settings.scheduling().maxPerAccount()),
                new RetryPolicy(
                        retry.maxAttempts(),
                        retry.initialBackoff(),
                        retry.maxBackoff(),
                        retry.multiplier(),
                        retry.jitter()),
                new QueueRules.Waits(retry.quotaJitter(), retry.sessionWait()),
                budgets(settings.budgets()),
                settings.scaling().enabled() ? settings.scaling().idle() : null,
                new TypeOrder(
                        settings.scheduling().preferTypes(),
                        settings.scheduling().fallbackTypes()),
                tiers(settings));
    }

    /** A worker with a model or arguments of its own keeps to those. */
    private static TierPolicy tiers(Settings settings) {
        return new TierPolicy(
                settings.tiers().types(),
                settings.workers().stream()
                        .filter(worker ->
                                worker.model() != null || !worker.args().isEmpty())
                        .map(WorkerSettings::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static BudgetLimits budgets(BudgetSettings budgets) {
        return new BudgetLimits(
                limit(budgets.perTaskUsd()),
                limit(budgets.perProjectDayUsd()),
                limit(budgets.perDayUsd()),
                budgets.reserveUsd());
    }

    private static @Nullable BigDecimal limit(BigDecimal usd) {
        return usd.signum() == 0 ? null : usd;
    }
}

package dev.ringmaster.queue.budget;

import dev.ringmaster.model.budget.BudgetScope;
import dev.ringmaster.model.budget.BudgetState;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that money is counted for.
 *
 * @param day null for a task
 */
record Account(BudgetScope scope, String subject, @Nullable LocalDate day) {

    static Account of(TaskId task) {
        return new Account(BudgetScope.TASK, task.value(), null);
    }

    static Account of(ProjectId project, LocalDate day) {
        return new Account(BudgetScope.PROJECT_DAY, project.value(), day);
    }

    static Account of(LocalDate day) {
        return new Account(BudgetScope.DAY, BudgetState.RING, day);
    }

    @Nullable
    BigDecimal limit(BudgetLimits limits) {
        return switch (scope) {
            case TASK -> limits.perTask();
            case PROJECT_DAY -> limits.perProjectDay();
            case DAY -> limits.perDay();
        };
    }

    String spoken() {
        return switch (scope) {
            case TASK -> "the budget of one task";
            case PROJECT_DAY -> "the budget of project " + subject + " for " + day + " (UTC)";
            case DAY -> "the ring's budget for " + day + " (UTC)";
        };
    }

    BudgetState state(Sum sum, @Nullable BigDecimal limit, Instant at) {
        return new BudgetState(scope, subject, day, sum.spent(), sum.aside(), sum.unknown(), limit, at);
    }

    /**
     * @param live the part of {@code aside} that belongs to attempts under way
     * @param unknown ended attempts whose cost nobody knows
     */
    record Sum(BigDecimal spent, BigDecimal aside, BigDecimal live, int unknown) {

        static final Sum NOTHING = new Sum(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);

        Sum plus(Spend spend) {
            return new Sum(
                    spent.add(spend.spent()),
                    aside.add(spend.aside()),
                    spend.ended() ? live : live.add(spend.aside()),
                    unknown + (spend.isUnknown() ? 1 : 0));
        }

        Sum minus(Spend spend) {
            return new Sum(
                    spent.subtract(spend.spent()),
                    aside.subtract(spend.aside()),
                    spend.ended() ? live : live.subtract(spend.aside()),
                    unknown - (spend.isUnknown() ? 1 : 0));
        }

        BigDecimal total() {
            return spent.add(aside);
        }
    }
}

package dev.ringmaster.api.rest.reply;

import dev.ringmaster.model.budget.BudgetState;
import java.util.List;

/** How budgets stand. */
public record BudgetList(List<BudgetState> items, long eventCursor) {
    public BudgetList {
        items = List.copyOf(items);
    }
}

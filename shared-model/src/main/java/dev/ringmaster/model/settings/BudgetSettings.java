package dev.ringmaster.model.settings;

/** {@code [budgets]}: accepted, no keys yet. */
public record BudgetSettings() {

    public static final BudgetSettings DEFAULT = new BudgetSettings();
}

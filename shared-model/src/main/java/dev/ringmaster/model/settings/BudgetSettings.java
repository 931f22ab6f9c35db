package dev.ringmaster.model.settings;

import java.math.BigDecimal;

/**
 * {@code [budgets]}: how much may be spent, in US dollars. A day begins at midnight UTC.
 *
 * @param perTaskUsd 0 to 1000000, default 0: all attempts of a task together; 0 sets no limit
 * @param perProjectDayUsd 0 to 1000000, default 0: all tasks of a project in a day; 0 sets no limit
 * @param perDayUsd 0 to 1000000, default 0: the whole ring in a day; 0 sets no limit
 * @param reserveUsd 0 to 10000, default 1: set aside before each attempt, and kept where its cost never becomes known. More stops
 *     sooner, less may pass a limit by what runs at one time
 */
public record BudgetSettings(
        BigDecimal perTaskUsd, BigDecimal perProjectDayUsd, BigDecimal perDayUsd, BigDecimal reserveUsd) {

    private static final BigDecimal MOST = new BigDecimal(1_000_000);
    private static final BigDecimal MOST_RESERVED = new BigDecimal(10_000);

    public static final BudgetSettings DEFAULT =
            new BudgetSettings(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE);

    /** @throws InvalidSettingException if an amount is out of its range */
    public BudgetSettings {
        perTaskUsd = plain(perTaskUsd);
        perProjectDayUsd = plain(perProjectDayUsd);
        perDayUsd = plain(perDayUsd);
        reserveUsd = plain(reserveUsd);
        Rule.between("per_task_usd", perTaskUsd, BigDecimal.ZERO, MOST);
        Rule.between("per_project_day_usd", perProjectDayUsd, BigDecimal.ZERO, MOST);
        Rule.between("per_day_usd", perDayUsd, BigDecimal.ZERO, MOST);
        Rule.between("reserve_usd", reserveUsd, BigDecimal.ZERO, MOST_RESERVED);
    }

    /** The same amount whichever way it was written: 5, 5.0 and 5.00 are equal settings. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

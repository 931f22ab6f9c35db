package dev.ringmaster.model.settings;

/**
 * {@code [enrichment]}: how much an agent is told.
 *
 * @param tokenBudget 500 to 1000000, default 8000: estimated tokens a prompt may have. More tells an agent more, less
 *     costs less
 * @param maxFailureTokens 0 to the token budget, default 1500: the most that the last attempt's failure may take of it
 */
public record EnrichmentSettings(int tokenBudget, int maxFailureTokens) {

    public static final EnrichmentSettings DEFAULT = new EnrichmentSettings(8000, 1500);

    /** @throws InvalidSettingException if a value is out of its range */
    public EnrichmentSettings {
        Rule.between("token_budget", tokenBudget, 500, 1_000_000);
        Rule.between("max_failure_tokens", maxFailureTokens, 0, tokenBudget);
    }
}

package dev.ringmaster.enricher.stage;

import dev.ringmaster.model.settings.EnrichmentSettings;

/**
 * How large a prompt and its parts may be, in estimated tokens.
 *
 * @param tokens of the whole prompt, ≥ 1
 * @param failureTokens of the last attempt's failure, ≥ 0
 */
public record PromptLimits(int tokens, int failureTokens) {

    private static final int FILES_AT_MOST = 6;

    public static PromptLimits of(EnrichmentSettings settings) {
        return new PromptLimits(settings.tokenBudget(), settings.maxFailureTokens());
    }

    /** Of one file, so that a single one cannot push out everything else. */
    int fileTokens() {
        return tokens / FILES_AT_MOST;
    }

    int files() {
        return FILES_AT_MOST;
    }

    /** Of the project's description or of any one list. */
    int partTokens() {
        return tokens / 8;
    }
}

package dev.ringmaster.agent.report;

import dev.ringmaster.model.settings.PriceSettings;
import dev.ringmaster.model.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an agent's run besides its output.
 *
 * @param model that it was told to use; null for its own choice
 * @param session its id, where it was given from outside; null where it makes it up
 * @param resumed whether it goes on from an earlier run
 * @param before what the session's earlier runs used together; null when that is not known
 */
public record Background(
        PriceSettings prices,
        @Nullable String model,
        @Nullable String session,
        boolean resumed,
        @Nullable TokenUsage before) {

    /** A fresh run of which nothing is known. */
    public static final Background NONE = new Background(PriceSettings.DEFAULT, null, null, false, null);
}

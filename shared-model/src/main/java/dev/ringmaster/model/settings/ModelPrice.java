package dev.ringmaster.model.settings;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one model costs: one {@code [prices."<model>"]}, in US dollars for a million tokens, each 0 to 100000.
 *
 * @param inputPerMtok required: sent and not taken from a cache
 * @param outputPerMtok required: received
 * @param cacheReadPerMtok default: unknown, and the price of input stands in for it
 * @param cacheWritePerMtok default: unknown, and the price of input stands in for it
 */
public record ModelPrice(
        BigDecimal inputPerMtok,
        BigDecimal outputPerMtok,
        @Nullable BigDecimal cacheReadPerMtok,
        @Nullable BigDecimal cacheWritePerMtok) {

    /** @throws InvalidSettingException if a price is out of its range */
    public ModelPrice {
        check("input_per_mtok", inputPerMtok);
        check("output_per_mtok", outputPerMtok);
        check("cache_read_per_mtok", cacheReadPerMtok);
        check("cache_write_per_mtok", cacheWritePerMtok);
    }

    private static void check(String key, @Nullable BigDecimal price) {
        if (price != null) {
            Rule.between(key, price.doubleValue(), 0, 100_000);
        }
    }
}

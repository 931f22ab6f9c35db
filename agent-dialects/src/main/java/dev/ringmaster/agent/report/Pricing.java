package dev.ringmaster.agent.report;

import dev.ringmaster.model.settings.ModelPrice;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.TokenUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reckons a cost from tokens. */
final class Pricing {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Pricing() {}

    /** Unknown unless input and output are known; estimated where the price of input stands in for a cache's. */
    static Cost of(TokenUsage tokens, ModelPrice price) {
        if (tokens.input() == null || tokens.output() == null) {
            return Cost.UNKNOWN;
        }
        BigDecimal sum = share(tokens.input(), price.inputPerMtok())
                .add(share(tokens.output(), price.outputPerMtok()))
                .add(share(tokens.cacheRead(), orInput(price.cacheReadPerMtok(), price)))
                .add(share(tokens.cacheWrite(), orInput(price.cacheWritePerMtok(), price)));
        boolean exact = tokens.source() == FigureSource.ACTUAL
                && !isGuessed(tokens.cacheRead(), price.cacheReadPerMtok())
                && !isGuessed(tokens.cacheWrite(), price.cacheWritePerMtok());
        return new Cost(
                sum.divide(MILLION, 9, RoundingMode.HALF_UP).stripTrailingZeros(),
                exact ? FigureSource.PRICED : FigureSource.ESTIMATED);
    }

    private static BigDecimal share(@Nullable Long tokens, BigDecimal price) {
        return tokens == null ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(tokens));
    }

    private static BigDecimal orInput(@Nullable BigDecimal price, ModelPrice prices) {
        return price == null ? prices.inputPerMtok() : price;
    }

    private static boolean isGuessed(@Nullable Long tokens, @Nullable BigDecimal price) {
        return tokens != null && tokens > 0 && price == null;
    }
}

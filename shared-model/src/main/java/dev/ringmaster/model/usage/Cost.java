package dev.ringmaster.model.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt cost.
 *
 * @param usd US dollars, at least 0; null exactly when the source is {@code UNKNOWN}
 */
public record Cost(@Nullable BigDecimal usd, FigureSource source) {

    public static final Cost UNKNOWN = new Cost(null, FigureSource.UNKNOWN);

    /** @throws IllegalArgumentException if the amount is below zero, or the source does not fit */
    public Cost {
        if ((usd == null) != (source == FigureSource.UNKNOWN)) {
            throw new IllegalArgumentException("a cost is unknown exactly when it is not given, not " + source);
        }
        if (usd != null && usd.signum() < 0) {
            throw new IllegalArgumentException("a cost must be at least 0, not " + usd);
        }
    }
}

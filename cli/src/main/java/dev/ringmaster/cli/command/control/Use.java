package dev.ringmaster.cli.command.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What an attempt used, in words: each figure with where it comes from, and a dash, never a zero, for what nobody knows. */
public final class Use {

    private static final String UNKNOWN = "-";

    private Use() {}

    /** Such as {@code 12.3k in, 840 out, 90.1k cached}; cached reads and writes together. */
    public static String tokens(JsonNode attempt) {
        JsonNode tokens = attempt.path("report").path("tokens");
        if (source(tokens).equals("unknown")) {
            return UNKNOWN;
        }
        String cached = sum(tokens.path("cacheRead"), tokens.path("cacheWrite"));
        return count(tokens.path("input")) + " in, " + count(tokens.path("output")) + " out"
                + (cached.equals(UNKNOWN) ? "" : ", " + cached + " cached") + label(tokens);
    }

    /** Such as {@code $0.42}, with its source unless the agent reported it. */
    public static String cost(JsonNode attempt) {
        JsonNode cost = attempt.path("report").path("cost");
        return cost.path("usd").isNumber() ? usd(cost.path("usd").decimalValue()) + label(cost) : UNKNOWN;
    }

    /** At least cents, and no digit that was reported is lost. */
    public static String usd(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return "$"
                + plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }

    private static String label(JsonNode figure) {
        return source(figure).equals("actual") ? "" : " (" + source(figure) + ")";
    }

    private static String source(JsonNode figure) {
        return figure.path("source").asText("unknown");
    }

    private static String sum(JsonNode one, JsonNode other) {
        return one.isNumber() || other.isNumber() ? thousands(one.asLong(0) + other.asLong(0)) : UNKNOWN;
    }

    private static String count(JsonNode number) {
        return number.isNumber() ? thousands(number.asLong()) : UNKNOWN;
    }

    private static String thousands(long number) {
        return number < 10_000 ? String.valueOf(number) : String.format(Locale.ROOT, "%.1fk", number / 1000.0);
    }
}

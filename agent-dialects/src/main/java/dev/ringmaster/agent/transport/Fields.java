package dev.ringmaster.agent.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads fields that may be missing or of another kind than expected: agents' versions differ. */
public final class Fields {

    private Fields() {}

    /** The field at the end of a path, or a missing node. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found;
    }

    /** A text that is not blank, else null. */
    public static @Nullable String text(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isTextual() && !found.textValue().isBlank() ? found.textValue() : null;
    }

    /** The text, or nothing where there is none. */
    public static String word(JsonNode node, String... path) {
        String text = text(node, path);
        return text == null ? "" : text;
    }

    /** A whole number of at least 0, else null. */
    public static @Nullable Long count(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isIntegralNumber() && found.canConvertToLong() && found.longValue() >= 0
                ? found.longValue()
                : null;
    }

    /** A number of at least 0 with at most 30 places on either side of its point, else null. */
    public static @Nullable BigDecimal amount(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        if (!found.isNumber()) {
            return null;
        }
        BigDecimal amount = found.decimalValue();
        // Adding 1e999999999 to anything would take all memory.
        boolean sane = amount.signum() >= 0 && Math.abs(amount.scale()) <= 30 && amount.precision() <= 30;
        return sane ? amount : null;
    }

    public static boolean flag(JsonNode node, String... path) {
        return at(node, path).asBoolean(false);
    }
}

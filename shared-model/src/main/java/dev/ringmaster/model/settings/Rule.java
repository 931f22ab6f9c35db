package dev.ringmaster.model.settings;

import java.math.BigDecimal;
import java.time.Duration;

/** The checks that several settings share; each throws {@link InvalidSettingException}. */
final class Rule {

    private Rule() {}

    static void require(boolean holds, String key, String message) {
        if (!holds) {
            throw new InvalidSettingException(key, message);
        }
    }

    static void between(String key, int value, int least, int most) {
        require(value >= least && value <= most, key, "must be " + least + " to " + most + ", not " + value);
    }

    static void between(String key, double value, double least, double most) {
        require(value >= least && value <= most, key, "must be " + least + " to " + most + ", not " + value);
    }

    static void between(String key, BigDecimal value, BigDecimal least, BigDecimal most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                "must be " + least.toPlainString() + " to " + most.toPlainString() + ", not " + value.toPlainString());
    }

    static void between(String key, Duration value, Duration least, Duration most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                "must be " + spoken(least) + " to " + spoken(most) + ", not " + spoken(value));
    }

    static void between(String key, MemorySize value, MemorySize least, MemorySize most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                "must be " + least + " to " + most + ", not " + value);
    }

    static void port(String key, int value) {
        between(key, value, 1, 65_535);
    }

    private static String spoken(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 86_400_000 == 0 && millis > 0) {
            return millis / 86_400_000 + "d";
        }
        if (millis % 3_600_000 == 0 && millis > 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}

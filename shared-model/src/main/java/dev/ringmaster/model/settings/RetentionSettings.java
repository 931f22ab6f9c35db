package dev.ringmaster.model.settings;

import java.time.Duration;

/**
 * {@code [retention]}: how long history is kept. Tasks, decisions and results are not history and stay.
 *
 * @param events 1h to 3650d, default 14d. More lets a component that was away longer catch up, less takes less disk
 * @param output 1h to 3650d, default 3d: what agents and gates printed
 */
public record RetentionSettings(Duration events, Duration output) {

    public static final RetentionSettings DEFAULT = new RetentionSettings(Duration.ofDays(14), Duration.ofDays(3));

    /** @throws InvalidSettingException if a duration is out of its range */
    public RetentionSettings {
        Rule.between("events", events, Duration.ofHours(1), Duration.ofDays(3650));
        Rule.between("output", output, Duration.ofHours(1), Duration.ofDays(3650));
    }
}

package dev.ringmaster.model.settings;

import java.time.Duration;

/**
 * {@code [backup]}: copies of the databases, the settings and the work that has not landed.
 *
 * @param every 0s to 3650d, default 1d: how old the newest backup may get before another is made. Less loses less, more takes less disk; 0s
 *     makes none by itself
 * @param keep 1 to 1000, default 7: how many are kept of those made by the clock, and as many of those made before releases
 */
public record BackupSettings(Duration every, int keep) {

    public static final BackupSettings DEFAULT = new BackupSettings(Duration.ofDays(1), 7);

    /** @throws InvalidSettingException if a value is out of its range */
    public BackupSettings {
        Rule.between("every", every, Duration.ZERO, Duration.ofDays(3650));
        Rule.between("keep", keep, 1, 1000);
    }
}

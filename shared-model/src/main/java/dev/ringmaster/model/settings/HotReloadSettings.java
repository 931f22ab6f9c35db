package dev.ringmaster.model.settings;

import java.time.Duration;
import java.util.List;

/**
 * {@code [hot_reload]}: restarts a service when its code changes.
 *
 * @param enabled default false
 * @param watchDirs folders below which a change counts, relative to the ring's folder; default none
 * @param debounce {@code debounce_seconds}, 0.05 to 60, default 1.0: quiet time to wait for after a change. More joins
 *     many changes into one restart, less reacts sooner
 */
public record HotReloadSettings(boolean enabled, List<String> watchDirs, Duration debounce) {

    public static final HotReloadSettings DEFAULT = new HotReloadSettings(false, List.of(), Duration.ofSeconds(1));

    /** @throws InvalidSettingException if the debounce is out of its range or a folder's name is blank */
    public HotReloadSettings {
        watchDirs = List.copyOf(watchDirs);
        Rule.require(watchDirs.stream().noneMatch(String::isBlank), "watch_dirs", "must not hold an empty name");
        Rule.between("debounce_seconds", debounce.toMillis() / 1000.0, 0.05, 60);
    }
}

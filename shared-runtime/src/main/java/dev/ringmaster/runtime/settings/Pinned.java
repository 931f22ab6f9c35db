package dev.ringmaster.runtime.settings;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsKey;
import dev.ringmaster.settings.SettingsKeys;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values that a component started with of the keys that it uses after a restart only. */
final class Pinned {

    private Pinned() {}

    static Map<String, String> of(Component component, RingFolder folder) {
        Map<String, String> values = started(folder);
        Map<String, String> pinned = new HashMap<>();
        for (SettingsKey key : SettingsKeys.all()) {
            String value = values.get(key.whole());
            if (value != null && key.effect().restart().contains(component)) {
                pinned.put(key.whole(), value);
            }
        }
        return Map.copyOf(pinned);
    }

    private static Map<String, String> started(RingFolder folder) {
        Optional<AppliedSettings> applied = new AppliedFile(folder).read();
        if (applied.isPresent()) {
            return applied.get().values(System.getenv());
        }
        try {
            return Files.exists(folder.settingsFile())
                    ? SettingsLoader.values(Files.readAllBytes(folder.settingsFile()), System.getenv(), Map.of())
                    : SettingsLoader.values(new byte[0], System.getenv(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

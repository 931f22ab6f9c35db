package dev.ringmaster.runtime.settings;

import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsResult;
import java.nio.file.Path;

/** The ring this process belongs to, read from its folder. */
record LoadedRing(Settings settings, String sha256) {

    /** The ring's folder: the one that is named, the one above the working directory, or else the working directory. */
    static RingFolder found() {
        return RingFolder.find().orElseGet(() -> new RingFolder(Path.of("")));
    }

    /** @throws InvalidSettingsException if {@code ringmaster.toml} is broken */
    static LoadedRing load(RingFolder folder) {
        return switch (SettingsLoader.load(folder.settingsFile(), System.getenv())) {
            case SettingsResult.Loaded loaded -> new LoadedRing(loaded.settings(), loaded.sha256());
            case SettingsResult.Rejected rejected ->
                throw new InvalidSettingsException(folder.settingsFile(), rejected.problems());
        };
    }
}

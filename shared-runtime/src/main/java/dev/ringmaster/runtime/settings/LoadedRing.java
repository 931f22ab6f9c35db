package dev.ringmaster.runtime.settings;

import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsResult;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import java.nio.file.Path;
import java.util.Optional;

/** The ring this process belongs to, read from its folder. */
record LoadedRing(Settings settings, String sha256, long version) {

    /** The ring's folder: the one that is named, the one above the working directory, or else the working directory. */
    static RingFolder found() {
        return RingFolder.find().orElseGet(() -> new RingFolder(Path.of("")));
    }

    /**
     * The settings in force: what the ring agreed on last, or else {@code ringmaster.toml} as it is.
     *
     * @throws InvalidSettingsException if they are broken
     */
    static LoadedRing load(RingFolder folder) {
        AppliedFile file = new AppliedFile(folder);
        Optional<AppliedSettings> applied = file.read();
        SettingsResult result = applied.map(version -> version.settings(System.getenv()))
                .orElseGet(() -> SettingsLoader.load(folder.settingsFile(), System.getenv()));
        return switch (result) {
            case SettingsResult.Loaded loaded ->
                new LoadedRing(
                        loaded.settings(),
                        loaded.sha256(),
                        applied.map(AppliedSettings::version).orElse(0L));
            case SettingsResult.Rejected rejected ->
                throw new InvalidSettingsException(
                        applied.isPresent() ? file.path() : folder.settingsFile(), rejected.problems());
        };
    }
}

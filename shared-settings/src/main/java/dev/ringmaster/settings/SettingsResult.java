package dev.ringmaster.settings;

import dev.ringmaster.model.settings.Settings;
import java.util.List;

/** What came of reading the settings. */
public sealed interface SettingsResult {

    /**
     * @param sha256 of the file's bytes, hexadecimal; a missing file counts as an empty one
     * @param warnings what is odd but harmless, one sentence each
     */
    record Loaded(Settings settings, String sha256, List<String> warnings) implements SettingsResult {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param problems all of them, at least one, in the file's order */
    record Rejected(List<SettingsProblem> problems) implements SettingsResult {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}

package dev.ringmaster.runtime.settings;

import dev.ringmaster.settings.SettingsProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ringmaster.toml} is broken; the message names every place. */
public final class InvalidSettingsException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    InvalidSettingsException(Path file, List<SettingsProblem> problems) {
        super(file + " is not valid: "
                + problems.stream().map(SettingsProblem::sentence).collect(Collectors.joining("; "))
                + ". Check it with 'ringmaster config validate'.");
    }
}

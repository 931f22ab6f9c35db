package dev.ringmaster.cli.client;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.settings.EffectiveSetting;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsProblem;
import dev.ringmaster.settings.SettingsResult;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import dev.ringmaster.settings.applied.Edit;
import dev.ringmaster.settings.applied.EditPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a ring as a command finds them: the file, and what is in force.
 *
 * @param applied null in a ring that was never started
 */
public record SettingsView(
        RingFolder folder, byte[] file, @Nullable AppliedSettings applied, Map<String, String> environment) {

    private static final String FILE_SOURCE = "ringmaster.toml:";

    public static SettingsView of(RingmasterCommand root) {
        RingFolder folder = RingAccess.folder(root);
        try {
            byte[] file = Files.exists(folder.settingsFile()) ? Files.readAllBytes(folder.settingsFile()) : new byte[0];
            return new SettingsView(
                    folder,
                    file,
                    new AppliedFile(folder).read().orElse(null),
                    root.surroundings().environment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file would mean for what is in force. */
    public Edit edit(boolean confirmed, Instant now) {
        return EditPolicy.judge(file, applied, environment, confirmed, now);
    }

    /**
     * Every key in force with its value and where that is from.
     *
     * @throws CommandFailure if nothing is in force and the file is not valid
     */
    public List<EffectiveSetting> inForce() {
        AppliedSettings version = applied;
        if (version == null) {
            if (SettingsLoader.parse(file, environment) instanceof SettingsResult.Rejected) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        folder.settingsFile() + " is not valid",
                        "See what is wrong: ringmaster config validate");
            }
            return SettingsLoader.effective(file, environment, Map.of());
        }
        boolean same = version.hash().equals(SettingsLoader.sha256(file));
        return SettingsLoader.effective(version.content(), environment, version.held()).stream()
                .map(setting -> new EffectiveSetting(
                        setting.key(), setting.value(), source(setting.source(), same, version.version())))
                .toList();
    }

    private static String source(String source, boolean same, long version) {
        if (source.equals("held")) {
            return "version " + version + ", until ringmaster reload --confirm";
        }
        return same || !source.startsWith(FILE_SOURCE)
                ? source
                : "version " + version + ", line " + source.substring(FILE_SOURCE.length());
    }

    /** A sentence when the file says something that is not in force. */
    public Optional<String> difference(Instant now) {
        if (applied == null) {
            return Optional.empty();
        }
        return switch (edit(false, now)) {
            case Edit.Unchanged unchanged ->
                applied.held().isEmpty() ? Optional.empty() : Optional.of(waiting(applied));
            case Edit.Refused refused ->
                Optional.of("ringmaster.toml cannot be used: "
                        + refused.problems().stream()
                                .map(SettingsProblem::sentence)
                                .collect(Collectors.joining("; ")));
            case Edit.Proposed proposed -> Optional.of("ringmaster.toml was edited and is not in force yet");
        };
    }

    /** A sentence on the keys that wait for a person. */
    public static String waiting(AppliedSettings version) {
        return String.join(", ", new TreeSet<>(version.held().keySet()))
                + " could open a door: as before until ringmaster reload --confirm";
    }
}

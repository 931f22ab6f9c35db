package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsProblem;
import dev.ringmaster.settings.SettingsResult;
import dev.ringmaster.settings.applied.AppliedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A ring's folder and its settings in force, read and found right.
 *
 * @param warnings what is odd but harmless in the settings, one sentence each
 */
public record Ring(RingFolder folder, Settings settings, List<String> warnings) {

    public Ring {
        warnings = List.copyOf(warnings);
    }

    /**
     * The ring that a command is called for, by the settings in force.
     *
     * @throws CommandFailure if there is none, or its settings are wrong
     */
    public static Ring of(RingmasterCommand root) {
        return open(folder(root), root.surroundings().environment());
    }

    /**
     * The same for a ring that is to be started: where nothing of it runs, {@code ringmaster.toml} comes in force first.
     *
     * @param note told a sentence when that is not all of it
     */
    public static Ring starting(RingmasterCommand root, Consumer<String> note) {
        RingFolder folder = folder(root);
        requireRing(folder);
        Map<String, String> environment = root.surroundings().environment();
        Ring ring = new Ring(folder, Settings.DEFAULT, List.of());
        if (new Takedown(ring).live().isEmpty() && Files.isDirectory(folder.home())) {
            SettingsAtStart.adopt(
                    folder, environment, false, root.surroundings().clock().instant(), note);
        }
        return open(folder, environment);
    }

    /** A folder whose name was mistyped must not become a ring. */
    private static void requireRing(RingFolder folder) {
        boolean isCheckout = folder.home().toString().equals(System.getProperty("ringmaster.checkout", ""));
        if (!isCheckout && !Files.exists(folder.settingsFile()) && !Files.isDirectory(folder.state())) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "there is no ring in " + folder.home(),
                    "Check the name. To make a new ring there: mkdir -p '" + folder.home() + "' && touch '"
                            + folder.settingsFile() + "'");
        }
    }

    /** The same, but settings that are wrong count as the defaults: stopping a ring must not need a right file. */
    public static Ring lenient(RingmasterCommand root) {
        RingFolder folder = folder(root);
        return AppliedFile.inForce(folder, root.surroundings().environment())
                        instanceof SettingsResult.Loaded(Settings settings, String sha256, List<String> warnings)
                ? new Ring(folder, settings, warnings)
                : new Ring(folder, Settings.DEFAULT, List.of());
    }

    private static RingFolder folder(RingmasterCommand root) {
        Path here = root.surroundings().workingDirectory();
        Path named = root.home();
        return RingFolder.find(
                        named == null ? System.getProperty(RingFolder.HOME_PROPERTY) : named.toString(),
                        root.surroundings().environment(),
                        here)
                .orElseThrow(
                        () -> new CommandFailure(
                                ExitCode.NOT_FOUND,
                                "there is no ringmaster.toml in " + here + " or above it",
                                "Go to the ring's folder, name it with --home DIR, or create one: an empty ringmaster.toml is enough."));
    }

    /** @throws CommandFailure if the settings are wrong */
    public static Ring open(RingFolder folder, Map<String, String> environment) {
        return switch (AppliedFile.inForce(folder, environment)) {
            case SettingsResult.Loaded(Settings settings, String sha256, List<String> warnings) ->
                new Ring(folder, settings, warnings);
            case SettingsResult.Rejected(List<SettingsProblem> problems) ->
                throw new CommandFailure(
                        ExitCode.FAILED,
                        folder.settingsFile() + ": "
                                + problems.stream()
                                        .map(SettingsProblem::sentence)
                                        .collect(Collectors.joining("\n  ")),
                        "Nothing was started or changed. Mend the file and try again; ringmaster config validate checks it.");
        };
    }

    /** The components that run on this machine for this ring. */
    public Set<Component> components() {
        Set<Component> components = EnumSet.noneOf(Component.class);
        components.addAll(Component.startedWith(settings));
        return components;
    }
}

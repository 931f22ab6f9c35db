package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsProblem;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import dev.ringmaster.settings.applied.Edit;
import dev.ringmaster.settings.applied.EditPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Puts {@code ringmaster.toml} in force for a ring of which nothing runs: there is nobody to ask. */
public final class SettingsAtStart {

    private SettingsAtStart() {}

    /**
     * Keys that could open a door stay as they were last in force, unless a person confirms them; then one sentence says so.
     *
     * @return what came in force, or what was already
     * @throws CommandFailure if the file cannot be used; then nothing has changed
     */
    public static Edit adopt(
            RingFolder folder, Map<String, String> environment, boolean confirmed, Instant now, Consumer<String> note) {
        AppliedFile file = new AppliedFile(folder);
        AppliedSettings applied = file.read().orElse(null);
        Edit edit = EditPolicy.judge(content(folder), applied, environment, confirmed, now);
        switch (edit) {
            case Edit.Unchanged unchanged -> {
                if (applied != null && !applied.held().isEmpty()) {
                    note.accept(sentence(applied));
                }
            }
            case Edit.Refused refused ->
                throw new CommandFailure(
                        ExitCode.FAILED,
                        folder.settingsFile() + ": "
                                + refused.problems().stream()
                                        .map(SettingsProblem::sentence)
                                        .collect(Collectors.joining("\n  ")),
                        "Nothing was started or changed. Mend the file and try again; ringmaster config validate checks it.");
            case Edit.Proposed proposed -> {
                file.write(proposed.next());
                if (!proposed.waiting().isEmpty()) {
                    note.accept(sentence(proposed.next()));
                }
            }
        }
        return edit;
    }

    private static String sentence(AppliedSettings applied) {
        return "Could open a door, so as before until confirmed: "
                + String.join(", ", new TreeSet<>(applied.held().keySet()))
                + ". To use what ringmaster.toml says: ringmaster reload --confirm";
    }

    private static byte[] content(RingFolder folder) {
        try {
            return Files.exists(folder.settingsFile()) ? Files.readAllBytes(folder.settingsFile()) : new byte[0];
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    folder.settingsFile() + " cannot be read: " + e.getMessage(),
                    "Give yourself the right to read it.",
                    e);
        }
    }
}

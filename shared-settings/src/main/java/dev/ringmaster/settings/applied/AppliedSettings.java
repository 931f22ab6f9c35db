package dev.ringmaster.settings.applied;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A version of the settings that every live component agreed on.
 *
 * @param version from 1, each one more than the last
 * @param hash SHA-256 of the text, hexadecimal
 * @param appliedAt when it was agreed on
 * @param changedKeys what differs from the version before, such as {@code retry.max_attempts}; a worker that came or went is one
 *     key, {@code workers.<name>}
 * @param restart the components that use some of that after a restart only
 * @param held keys that could open a door, whose change nobody confirmed, with the values that stay, each as a file would hold it
 * @param text of {@code ringmaster.toml}, whole
 */
public record AppliedSettings(
        long version,
        String hash,
        Instant appliedAt,
        List<String> changedKeys,
        Set<Component> restart,
        Map<String, String> held,
        String text) {

    public AppliedSettings {
        changedKeys = List.copyOf(changedKeys);
        restart = Set.copyOf(restart);
        held = Map.copyOf(held);
    }

    public byte[] content() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The settings that these are, with the environment on top. */
    public SettingsResult settings(Map<String, String> environment) {
        return SettingsLoader.parse(content(), environment, held);
    }

    /** Every key's value by the names of {@link SettingsLoader#values}. */
    public Map<String, String> values(Map<String, String> environment) {
        return new TreeMap<>(SettingsLoader.values(content(), environment, held));
    }

    /** The same with another version. */
    public AppliedSettings numbered(long number) {
        return new AppliedSettings(number, hash, appliedAt, changedKeys, restart, held, text);
    }

    /** The same, agreed on at another time. */
    public AppliedSettings at(Instant instant) {
        return new AppliedSettings(version, hash, instant, changedKeys, restart, held, text);
    }
}

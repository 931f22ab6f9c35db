package dev.ringmaster.settings.applied;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.KeyEffect;
import dev.ringmaster.settings.SettingsKeys;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsProblem;
import dev.ringmaster.settings.SettingsResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges an edit of {@code ringmaster.toml}: pure. */
public final class EditPolicy {

    private static final String WORKERS = "workers.";
    private static final String PRICES = "prices.";
    private static final String TIERS = "tiers.";

    private EditPolicy() {}

    /**
     * @param applied what is in force, or null in a ring that never agreed on anything: then the file is taken as it is
     * @param confirmed whether a person said that doors may open
     */
    public static Edit judge(
            byte[] content,
            @Nullable AppliedSettings applied,
            Map<String, String> environment,
            boolean confirmed,
            Instant now) {
        String hash = SettingsLoader.sha256(content);
        if (applied != null
                && applied.hash().equals(hash)
                && (!confirmed || applied.held().isEmpty())) {
            return new Edit.Unchanged();
        }
        String text = new String(content, StandardCharsets.UTF_8);
        if (applied != null && text.isBlank() && !applied.text().isBlank()) {
            return refused(
                    hash,
                    "ringmaster.toml is missing or empty, which is taken for a mishap; a file with a comment alone"
                            + " means all defaults");
        }
        if (SettingsLoader.parse(content, environment) instanceof SettingsResult.Rejected rejected) {
            return new Edit.Refused(hash, rejected.problems());
        }
        if (applied == null) {
            return new Edit.Proposed(new AppliedSettings(1, hash, now, List.of(), Set.of(), Map.of(), text), Set.of());
        }
        Map<String, String> before = applied.values(environment);
        Map<String, String> held =
                confirmed ? Map.of() : held(before, SettingsLoader.values(content, environment, Map.of()));
        if (SettingsLoader.parse(content, environment, held) instanceof SettingsResult.Rejected rejected) {
            return refused(
                    hash,
                    "cannot be used while " + String.join(", ", new TreeSet<>(held.keySet()))
                            + " stay as they are, which wait for: ringmaster reload --confirm ("
                            + rejected.problems().getFirst().sentence() + ")");
        }
        List<String> changed = changed(before, SettingsLoader.values(content, environment, held));
        return new Edit.Proposed(
                new AppliedSettings(applied.version() + 1, hash, now, changed, restart(changed), held, text),
                held.keySet());
    }

    private static Edit.Refused refused(String hash, String message) {
        return new Edit.Refused(hash, List.of(new SettingsProblem(0, 0, "", message, null)));
    }

    /** A worker that is new has no door that was shut before. */
    private static Map<String, String> held(Map<String, String> before, Map<String, String> after) {
        Map<String, String> held = new TreeMap<>();
        after.forEach((key, value) -> {
            String earlier = before.get(key);
            if (earlier != null
                    && !earlier.equals(value)
                    && SettingsKeys.effectOf(key).confirm()) {
                held.put(key, earlier);
            }
        });
        return held;
    }

    /** What came, went or differs; an entry that came or went whole is named once. */
    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        Set<String> changed = new TreeSet<>();
        for (String key : keys) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                boolean whole = before.get(key) == null || after.get(key) == null;
                changed.add(
                        whole && (key.startsWith(WORKERS) || key.startsWith(PRICES) || key.startsWith(TIERS))
                                ? entryOf(key)
                                : key);
            }
        }
        return new ArrayList<>(changed);
    }

    private static String entryOf(String key) {
        return key.substring(0, key.lastIndexOf('.'));
    }

    private static Set<Component> restart(List<String> changed) {
        Set<Component> restart = EnumSet.noneOf(Component.class);
        changed.stream().map(SettingsKeys::effectOf).map(KeyEffect::restart).forEach(restart::addAll);
        return restart;
    }
}

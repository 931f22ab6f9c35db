package dev.ringmaster.runtime.settings;

import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.runtime.json.RingJson;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsResult;
import dev.ringmaster.settings.applied.AppliedSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The ring's settings in force, and this service's place in the ring. They change while it runs, so a reader asks anew each time;
 * keys that this service uses after a restart only keep the values it started with. Thread-safe.
 */
@ApplicationScoped
public class RingSettings {

    private final Component component;
    private final RingFolder folder;
    private final Map<String, String> pinned;
    private final Set<Topic> writes;
    private final EventCodec codec;
    private volatile LoadedRing ring;

    /**
     * @param componentWord {@code ringmaster.component}: the service's name
     * @param writtenTopics {@code ringmaster.writes}: short names of the topics that this service alone writes
     * @throws InvalidSettingsException if {@code ringmaster.toml} is broken, with every place named
     */
    RingSettings(
            @ConfigProperty(name = "ringmaster.component") String componentWord,
            @ConfigProperty(name = "ringmaster.writes") Optional<List<String>> writtenTopics) {
        this.component = Component.ofWord(componentWord)
                .orElseThrow(() -> new IllegalStateException("no component is called " + componentWord));
        this.folder = LoadedRing.found();
        this.ring = LoadedRing.load(folder);
        this.pinned = Pinned.of(component, folder);
        this.codec = new EventCodec(RingJson.mapper(), ring.settings().kafka().topicPrefix());
        List<String> written = writtenTopics.orElse(List.of());
        Map<String, Topic> topics = Arrays.stream(Topic.values())
                .collect(Collectors.toUnmodifiableMap(Topic::shortName, Function.identity()));
        if (!topics.keySet().containsAll(written)) {
            throw new IllegalStateException("ringmaster.writes names a topic that does not exist: " + written);
        }
        this.writes = written.stream().map(topics::get).collect(Collectors.toUnmodifiableSet());
    }

    /** All of them as they are now: one record, never a mixture of two versions. */
    public Settings settings() {
        return ring.settings();
    }

    /** The version in force here; 0 in a ring that never agreed on any. */
    public long version() {
        return ring.version();
    }

    /** SHA-256 of the text in force here, hexadecimal. */
    public String sha256() {
        return ring.sha256();
    }

    /** Whether this service, with its own environment, could use other settings; changes nothing. */
    public SettingsResult prepare(AppliedSettings other) {
        return other.settings(System.getenv());
    }

    /** Uses other settings from now on, unless they cannot be used; tells nobody. */
    public SettingsResult use(AppliedSettings next) {
        SettingsResult result = next.settings(System.getenv());
        if (result instanceof SettingsResult.Loaded loaded) {
            Map<String, String> held = new HashMap<>(pinned);
            held.putAll(next.held());
            // Values that do not go with those this service started with are for its next start, all of them.
            Settings live =
                    SettingsLoader.parse(next.content(), System.getenv(), held) instanceof SettingsResult.Loaded kept
                            ? kept.settings()
                            : loaded.settings();
            ring = new LoadedRing(live, next.hash(), next.version());
        }
        return result;
    }

    public RingFolder folder() {
        return folder;
    }

    /** This service's name, such as {@code queue-service}. */
    public String component() {
        return component.word();
    }

    /** The topics that this service alone writes. */
    public Set<Topic> writes() {
        return writes;
    }

    public EventCodec codec() {
        return codec;
    }

    public Path databaseFile() {
        return folder.database(component);
    }

    public Path databaseLock() {
        return folder.databaseLock(component);
    }
}

package dev.ringmaster.runtime.settings;

import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.runtime.json.RingJson;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ring's settings as this service started with them, and its own place in the ring. */
@ApplicationScoped
public class RingSettings {

    private final Component component;
    private final RingFolder folder;
    private final Settings settings;
    private final String sha256;
    private final Set<Topic> writes;
    private final EventCodec codec;

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
        LoadedRing ring = LoadedRing.load(folder);
        this.settings = ring.settings();
        this.sha256 = ring.sha256();
        this.codec = new EventCodec(RingJson.mapper(), settings.kafka().topicPrefix());
        List<String> written = writtenTopics.orElse(List.of());
        Map<String, Topic> topics = Arrays.stream(Topic.values())
                .collect(Collectors.toUnmodifiableMap(Topic::shortName, Function.identity()));
        if (!topics.keySet().containsAll(written)) {
            throw new IllegalStateException("ringmaster.writes names a topic that does not exist: " + written);
        }
        this.writes = written.stream().map(topics::get).collect(Collectors.toUnmodifiableSet());
    }

    public Settings settings() {
        return settings;
    }

    /** SHA-256 of {@code ringmaster.toml}, hexadecimal. */
    public String sha256() {
        return sha256;
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

package dev.ringmaster.settings;

import dev.ringmaster.model.settings.Settings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A process of the ring, in the order they are started. */
public enum Component {
    BROKER,
    API_SERVICE,
    QUEUE_SERVICE,
    ENRICHER_SERVICE,
    SCHEDULER_SERVICE,
    RELEASE_SERVICE;

    private static final String SERVICE = "-service";

    /** The name of its files and events, such as {@code queue-service}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name without {@code -service}, such as {@code queue}. */
    public String shortName() {
        return word().replace(SERVICE, "");
    }

    /** Whether it is a service, and not the broker. */
    public boolean isService() {
        return word().endsWith(SERVICE);
    }

    /** Whether a ring may do without it: then nothing starts it, waits for it or counts it. */
    public boolean isOptional() {
        return this == RELEASE_SERVICE;
    }

    /** Whether a ring with these settings runs it on its own machine. */
    public boolean isStarted(Settings settings) {
        return switch (this) {
            case BROKER -> settings.kafka().isEmbedded();
            case RELEASE_SERVICE -> settings.selfImprovement().enabled();
            case API_SERVICE, QUEUE_SERVICE, ENRICHER_SERVICE, SCHEDULER_SERVICE -> true;
        };
    }

    /** The components that a ring with these settings runs on its own machine, in the order they are started. */
    public static List<Component> startedWith(Settings settings) {
        return Arrays.stream(values())
                .filter(component -> component.isStarted(settings))
                .toList();
    }

    /** The port it listens on; for the broker the embedded one's. */
    public int port(Settings settings) {
        return switch (this) {
            case BROKER -> settings.kafka().port();
            case API_SERVICE -> settings.components().apiPort();
            case QUEUE_SERVICE -> settings.components().queuePort();
            case ENRICHER_SERVICE -> settings.components().enricherPort();
            case SCHEDULER_SERVICE -> settings.components().schedulerPort();
            case RELEASE_SERVICE -> settings.components().releasePort();
        };
    }

    /** Every component. */
    public static Set<Component> all() {
        return Set.copyOf(EnumSet.allOf(Component.class));
    }

    /** Every component but the broker. */
    public static Set<Component> services() {
        return Arrays.stream(values()).filter(Component::isService).collect(Collectors.toUnmodifiableSet());
    }

    /** The component with this word or short name. */
    public static Optional<Component> ofWord(String word) {
        return Arrays.stream(values())
                .filter(component ->
                        component.word().equals(word) || component.shortName().equals(word))
                .findFirst();
    }
}

package dev.ringmaster.model.event;

import java.time.Instant;
import java.util.List;

/** What components say of themselves, on {@link Topic#SYSTEM}, keyed by component. */
public sealed interface SystemEvent extends Event {

    /** The component that speaks, such as {@code queue-service}. */
    String component();

    @Override
    default String key() {
        return component();
    }

    /** @param version the component's own version */
    record ComponentRestarted(String component, String version, Instant at) implements SystemEvent {}

    /** @param hash SHA-256 of the content of {@code ringmaster.toml}, hexadecimal */
    record ConfigPrepared(String component, String hash, Instant at) implements SystemEvent {}

    record ConfigRejected(String component, String hash, List<String> problems, Instant at) implements SystemEvent {
        public ConfigRejected {
            problems = List.copyOf(problems);
        }
    }

    record ConfigApplied(String component, String hash, Instant at) implements SystemEvent {}
}

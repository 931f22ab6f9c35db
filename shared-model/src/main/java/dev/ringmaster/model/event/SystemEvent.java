package dev.ringmaster.model.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * Asks every live component whether it could use these settings; none uses them yet.
     *
     * @param component the one that asks: scheduler-service
     * @param hash SHA-256 of the text, hexadecimal
     * @param text of {@code ringmaster.toml}, whole
     * @param held keys that could open a door and stay as they are, with their values as the file would hold them
     * @param version from 1; a later proposal has a higher one
     */
    record ConfigProposed(
            String component, String hash, String text, Map<String, String> held, Instant at, long version)
            implements SystemEvent {
        public ConfigProposed {
            held = Map.copyOf(held);
        }
    }

    /**
     * @param hash SHA-256 of the content of {@code ringmaster.toml}, hexadecimal
     * @param version of the proposal that it answers
     */
    record ConfigPrepared(String component, String hash, Instant at, long version) implements SystemEvent {}

    /**
     * From a component: it cannot use the proposal. From scheduler-service: nobody uses it, for these reasons.
     *
     * @param version 0 when the content never became a proposal
     */
    record ConfigRejected(String component, String hash, List<String> problems, Instant at, long version)
            implements SystemEvent {
        public ConfigRejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * From scheduler-service: the settings are in force. From another component: it uses them.
     *
     * @param changedKeys what differs from the version before
     * @param restart components that use some of that after a restart only
     * @param waiting changed keys that could open a door and wait for a person's confirmation
     */
    record ConfigApplied(
            String component,
            String hash,
            Instant at,
            long version,
            List<String> changedKeys,
            List<String> restart,
            List<String> waiting)
            implements SystemEvent {
        public ConfigApplied {
            changedKeys = listed(changedKeys);
            restart = listed(restart);
            waiting = listed(waiting);
        }

        /** A component's word that it uses a version. */
        public ConfigApplied(String component, String hash, Instant at, long version) {
            this(component, hash, at, version, List.of(), List.of(), List.of());
        }

        // Earlier records have no such lists.
        private static List<String> listed(@Nullable List<String> given) {
            return given == null ? List.of() : List.copyOf(given);
        }
    }
}

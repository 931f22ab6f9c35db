package dev.ringmaster.settings;

import java.util.Set;

/**
 * What it takes until a changed value of a key is used.
 *
 * @param confirm true for a key that could open a door: it waits for a person's {@code ringmaster reload --confirm}
 * @param restart the components that use it after a restart only; empty when all use it as they run
 */
public record KeyEffect(boolean confirm, Set<Component> restart) {

    /** Used at once by everyone. */
    public static final KeyEffect LIVE = new KeyEffect(false, Set.of());

    public KeyEffect {
        restart = Set.copyOf(restart);
    }

    KeyEffect confirmed() {
        return new KeyEffect(true, restart);
    }

    KeyEffect restarting(Set<Component> components) {
        return new KeyEffect(confirm, components);
    }
}

package dev.ringmaster.release.proof;

import java.util.List;

/**
 * What to do to a checkout of the result before it is proved, so that the base says how.
 *
 * @param fromBase paths to take from the base's tree, whatever the result has there
 * @param toRemove paths that the base does not have
 */
public record Restoration(List<String> fromBase, List<String> toRemove) {
    public static final Restoration NOTHING = new Restoration(List.of(), List.of());

    public Restoration {
        fromBase = List.copyOf(fromBase);
        toRemove = List.copyOf(toRemove);
    }
}

package dev.ringmaster.release.modules;

import java.util.List;

/**
 * What a change reaches, each list in the order of the build, by folder.
 *
 * @param changed modules with a changed file
 * @param built modules whose program is another one now: changed themselves, or using such a module
 * @param tested modules whose tests may end otherwise now
 * @param products those of {@code built} that are installed: what a release replaces
 */
public record Affected(List<String> changed, List<String> built, List<String> tested, List<String> products) {
    public Affected {
        changed = List.copyOf(changed);
        built = List.copyOf(built);
        tested = List.copyOf(tested);
        products = List.copyOf(products);
    }

    public boolean replacesNothing() {
        return products.isEmpty();
    }
}

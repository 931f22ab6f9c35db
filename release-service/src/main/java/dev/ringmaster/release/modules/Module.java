package dev.ringmaster.release.modules;

import java.util.Set;

/**
 * A module of the build.
 *
 * @param folder of its pom, from the root of the repository; also what {@code -pl} calls it
 * @param name its artifact
 * @param needs the modules whose classes its own program has, by name
 * @param testsNeed those whose classes or test classes only its tests use, by name
 */
public record Module(String folder, String name, Set<String> needs, Set<String> testsNeed) {
    public Module {
        needs = Set.copyOf(needs);
        testsNeed = Set.copyOf(testsNeed);
    }
}

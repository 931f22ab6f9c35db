package dev.ringmaster.release.proof;

import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.EntryChange;
import dev.ringmaster.release.tree.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Knows which files say how a result is proved: they come from the base, so that a change cannot prove itself by its own measure. */
public final class ProofSources {
    private static final List<PathPattern> DECIDING = Stream.of(
                    "pom.xml",
                    "*/pom.xml",
                    ".mvn/**",
                    "mvnw",
                    "ringmaster",
                    "scripts/**",
                    ".ci/**",
                    ".gitattributes",
                    "*/src/test/resources/junit-platform.properties",
                    "*/src/test/resources/META-INF/**",
                    "*/src/test/java/**/*ArchitectureTest.java",
                    "release-service/src/test/**",
                    "shared-execution/src/test/**",
                    "cli/src/test/**/supervisor/**",
                    "cli/src/test/**/install/**",
                    "cli/src/test/**/release/**",
                    "e2e/**")
            .map(PathPattern::of)
            .toList();

    private ProofSources() {}

    /**
     * What must be put back before the proof command runs.
     *
     * @param approved whether a person has approved this very tree: what was approved is then proved as it is
     */
    public static Restoration restoration(Comparison comparison, boolean approved) {
        if (approved) {
            return Restoration.NOTHING;
        }
        List<String> fromBase = new ArrayList<>();
        List<String> toRemove = new ArrayList<>();
        for (EntryChange change : comparison.changes()) {
            if (decides(change.path())) {
                (change.isNew() ? toRemove : fromBase).add(change.path());
            }
        }
        return new Restoration(fromBase, toRemove);
    }

    /** Whether a file has a say in how a result is proved. */
    public static boolean decides(String path) {
        return DECIDING.stream().anyMatch(pattern -> pattern.matches(path));
    }
}

package dev.ringmaster.release.guard;

import dev.ringmaster.release.tree.PathPattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of paths whether they may be changed without a person. Protection wins over what is declared changeable. */
public final class GuardRules {
    private static final List<PathPattern> MIGRATIONS =
            BuiltInProtection.MIGRATIONS.stream().map(PathPattern::of).toList();

    private final List<PathPattern> changeable;
    private final List<PathPattern> guarded;

    private GuardRules(List<PathPattern> changeable, List<PathPattern> guarded) {
        this.changeable = changeable;
        this.guarded = guarded;
    }

    /**
     * @param changeable patterns of what may change; nothing else may
     * @param protectedFiles patterns added to the built-in ones; one without a slash names files and folders anywhere
     */
    public static GuardRules of(List<String> changeable, List<String> protectedFiles) {
        Stream<String> configured = protectedFiles.stream()
                .flatMap(text -> text.contains("/") ? Stream.of(text) : Stream.of(text, "**/" + text))
                .flatMap(text -> text.endsWith("/**") ? Stream.of(text) : Stream.of(text, text + "/**"));
        return new GuardRules(
                changeable.stream().map(PathPattern::of).toList(),
                Stream.concat(BuiltInProtection.PATHS.stream(), configured)
                        .map(text -> PathPattern.of(text.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /** Whether the path is declared changeable, letter by letter. */
    boolean isChangeable(String path) {
        return changeable.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** The pattern that protects a path, or something below it that a file in its place would hide; any way of writing it counts. */
    Optional<PathPattern> protection(String path) {
        String plain = Lookalike.of(path);
        return guarded.stream()
                .filter(pattern -> pattern.matches(plain) || pattern.isBelow(plain))
                .findFirst();
    }

    boolean isMigration(String path) {
        String plain = Lookalike.of(path);
        return MIGRATIONS.stream().anyMatch(pattern -> pattern.matches(plain));
    }
}

package dev.ringmaster.enricher.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paths of a commit's ordinary files, relative to the repository's root, findable by path and by name. Immutable. */
public final class RepositoryTree {

    public static final RepositoryTree EMPTY = new RepositoryTree(List.of());

    private final Set<String> paths;
    private final Map<String, List<String>> byName;

    public RepositoryTree(Collection<String> paths) {
        this.paths = Set.copyOf(paths);
        this.byName = new HashMap<>();
        for (String path : paths) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            byName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(path);
            int dot = name.lastIndexOf('.');
            if (dot > 0) {
                byName.computeIfAbsent(name.substring(0, dot), key -> new ArrayList<>(1))
                        .add(path);
            }
        }
    }

    public boolean isEmpty() {
        return paths.isEmpty();
    }

    public boolean contains(String path) {
        return paths.contains(path);
    }

    /** The files of this name, with or without its ending, in whatever folder. */
    public List<String> named(String name) {
        return List.copyOf(byName.getOrDefault(name, List.of()));
    }
}

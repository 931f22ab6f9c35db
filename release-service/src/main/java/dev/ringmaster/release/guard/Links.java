package dev.ringmaster.release.guard;

import dev.ringmaster.release.tree.Entry;
import dev.ringmaster.release.tree.Revision;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows the symbolic links of a tree as a file system would that holds nothing else. */
final class Links {
    // As Linux does: path_resolution(7).
    private static final int MOST_STEPS = 40;

    private final Map<String, String> targets = new HashMap<>();
    private final Set<String> there = new HashSet<>();

    /** @param texts what links hold, by hash */
    Links(Revision revision, Map<String, String> texts) {
        for (Entry entry : revision.entries()) {
            if (entry.isSymlink()) {
                targets.put(entry.path(), texts.getOrDefault(entry.hash(), ""));
            }
            String path = entry.path();
            while (there.add(path) && path.contains("/")) {
                path = path.substring(0, path.lastIndexOf('/'));
            }
        }
    }

    Set<String> paths() {
        return targets.keySet();
    }

    /** What opening the link opens. */
    Lead lead(String link) {
        Deque<String> rest = new ArrayDeque<>(List.of(link.split("/")));
        Deque<String> reached = new ArrayDeque<>();
        Set<String> through = new LinkedHashSet<>();
        for (int steps = 0; !rest.isEmpty(); ) {
            String part = rest.removeFirst();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                if (reached.isEmpty()) {
                    return new Lead.Astray("leads out of the tree");
                }
                reached.removeLast();
                continue;
            }
            if (Lookalike.isDotGit(part)) {
                return new Lead.Astray("leads into git's own folder");
            }
            reached.addLast(part);
            String here = String.join("/", reached);
            String target = targets.get(here);
            if (target == null) {
                if (!there.contains(here)) {
                    return new Lead.Astray("leads to " + Printable.of(here) + ", which is not in the tree");
                }
                continue;
            }
            if (++steps > MOST_STEPS) {
                return new Lead.Astray("leads round in a circle");
            }
            if (target.startsWith("/") || target.contains("\\") || target.contains(":") || target.isEmpty()) {
                return new Lead.Astray("leads to a place outside of the tree");
            }
            through.add(here);
            reached.removeLast();
            List<String> parts = Arrays.asList(target.split("/"));
            parts.reversed().forEach(rest::addFirst);
        }
        return new Lead.To(String.join("/", reached), through);
    }

    /** Where a link leads. */
    sealed interface Lead {
        /**
         * @param path a file or folder of the tree; empty for the root
         * @param through the links on the way, itself first
         */
        record To(String path, Set<String> through) implements Lead {
            public To {
                through = Set.copyOf(through);
            }
        }

        /** @param how completes "it …" */
        record Astray(String how) implements Lead {}
    }
}

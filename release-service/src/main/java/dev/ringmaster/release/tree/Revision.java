package dev.ringmaster.release.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A commit with the whole of its tree.
 *
 * @param commit full hash
 * @param tree full hash
 * @param parents full hashes, in order
 * @param entries every file, in git's order
 */
public record Revision(String commit, String tree, List<String> parents, List<Entry> entries) {
    public Revision {
        parents = List.copyOf(parents);
        entries = List.copyOf(entries);
    }

    /** The entries by their paths; the last counts where a tree that git would not write has a path twice. */
    public Map<String, Entry> byPath() {
        Map<String, Entry> byPath = new LinkedHashMap<>();
        entries.forEach(entry -> byPath.put(entry.path(), entry));
        return byPath;
    }
}

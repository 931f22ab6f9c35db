package dev.ringmaster.release.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change starts from and what it results in.
 *
 * @param texts what the guard and its neighbours must read, by hash: every link's target, and changed sources, poms and migrations
 * @param wellFormed whether the resulting tree is exactly what git itself writes for its entries
 * @param disguises what makes git show other objects than there are, such as {@code refs/replace/…}
 */
public record Comparison(
        Revision base, Revision result, Map<String, String> texts, boolean wellFormed, List<String> disguises) {
    public Comparison {
        texts = Map.copyOf(texts);
        disguises = List.copyOf(disguises);
    }

    /** Every path that the two trees do not say the same of, those of the base first. */
    public List<EntryChange> changes() {
        return changes(base, result);
    }

    static List<EntryChange> changes(Revision base, Revision result) {
        Map<String, Entry> before = base.byPath();
        Map<String, Entry> after = new LinkedHashMap<>(result.byPath());
        List<EntryChange> changes = new ArrayList<>();
        before.forEach((path, entry) -> {
            Entry now = after.remove(path);
            if (!entry.equals(now)) {
                changes.add(new EntryChange(path, entry, now));
            }
        });
        after.forEach((path, entry) -> changes.add(new EntryChange(path, null, entry)));
        return List.copyOf(changes);
    }

    public List<String> changedPaths() {
        return changes().stream().map(EntryChange::path).toList();
    }

    /** What an entry holds, if it is one of those that were read. */
    public Optional<String> text(Entry entry) {
        return Optional.ofNullable(texts.get(entry.hash()));
    }
}

package dev.ringmaster.queue.dispatch;

import java.util.List;

/**
 * Which worker types are given tasks before others; every type may still be given any.
 *
 * @param preferred the first comes first; types in neither list come after them
 * @param fallback only where no other type has a free slot for the task, the first first
 */
public record TypeOrder(List<String> preferred, List<String> fallback) {

    public static final TypeOrder NONE = new TypeOrder(List.of(), List.of());

    public TypeOrder {
        preferred = List.copyOf(preferred);
        fallback = List.copyOf(fallback);
    }

    /** The smaller is given tasks first. */
    int rank(String type) {
        int place = preferred.indexOf(type);
        if (place >= 0) {
            return place;
        }
        int last = fallback.indexOf(type);
        return preferred.size() + (last < 0 ? 0 : 1 + last);
    }

    /** What is to be said of a worker of this type; empty where the order says nothing of it. */
    String said(String type) {
        return preferred.contains(type)
                ? "; its type " + type + " is preferred"
                : fallback.contains(type) ? "; its type " + type + " is a fallback" : "";
    }
}

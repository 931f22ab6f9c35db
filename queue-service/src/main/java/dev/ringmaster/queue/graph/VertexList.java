package dev.ringmaster.queue.graph;

import java.util.Arrays;

/** A growable list of vertices without boxing. */
final class VertexList {

    private static final int[] NOTHING = {};

    private int[] items = NOTHING;
    private int size;

    void add(int vertex) {
        if (size == items.length) {
            items = Arrays.copyOf(items, Math.max(4, size * 2));
        }
        items[size++] = vertex;
    }

    /** Removes one occurrence; the order of the rest may change. */
    void remove(int vertex) {
        for (int i = 0; i < size; i++) {
            if (items[i] == vertex) {
                items[i] = items[--size];
                return;
            }
        }
    }

    int get(int i) {
        return items[i];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}

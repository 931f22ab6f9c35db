package dev.ringmaster.analysis.live;

import java.util.Arrays;

/** Vertices that wait to be looked at, those with the smallest key first; each is in it at most once. */
final class WorkHeap {

    private long[] heap = new long[64];
    private int size;
    private boolean[] waits = new boolean[64];

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Nothing happens when the vertex waits already, whatever its key was. */
    void add(int key, int vertex) {
        if (vertex >= waits.length) {
            waits = Arrays.copyOf(waits, Math.max(vertex + 1, waits.length + (waits.length >> 1)));
        }
        if (waits[vertex]) {
            return;
        }
        waits[vertex] = true;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        long item = (long) key << 32 | vertex;
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > item) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = item;
    }

    int poll() {
        int vertex = (int) heap[0];
        waits[vertex] = false;
        long last = heap[--size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return vertex;
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            waits[(int) heap[i]] = false;
        }
        size = 0;
        if (heap.length > 1 << 16) {
            heap = new long[64];
        }
    }
}

package dev.ringmaster.analysis.live;

import java.util.Arrays;

/** Vertices in the order they came, each at most once at a time. */
final class VertexQueue {

    private int[] ring = new int[64];
    private int head;
    private int size;
    private boolean[] waits = new boolean[64];

    void add(int vertex) {
        if (vertex >= waits.length) {
            waits = Arrays.copyOf(waits, Math.max(vertex + 1, waits.length + (waits.length >> 1)));
        }
        if (waits[vertex]) {
            return;
        }
        waits[vertex] = true;
        if (size == ring.length) {
            int[] wider = new int[size * 2];
            for (int i = 0; i < size; i++) {
                wider[i] = ring[(head + i) % size];
            }
            ring = wider;
            head = 0;
        }
        ring[(head + size++) % ring.length] = vertex;
    }

    /** The first, or -1 without any. */
    int poll() {
        if (size == 0) {
            return -1;
        }
        int vertex = ring[head];
        head = (head + 1) % ring.length;
        size--;
        waits[vertex] = false;
        return vertex;
    }

    /** All of them; none is left. */
    int[] drain() {
        int[] all = new int[size];
        for (int i = 0; i < all.length; i++) {
            all[i] = poll();
        }
        return all;
    }
}

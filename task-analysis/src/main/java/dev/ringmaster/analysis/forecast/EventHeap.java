package dev.ringmaster.analysis.forecast;

import java.util.Arrays;

/** What happens next: a binary heap of moments, each with what it concerns, on one array. Not for several threads. */
final class EventHeap {

    private static final int BITS = 21;
    private static final long WHO = (1L << BITS) - 1;

    /** How many things may be concerned. */
    static final int MOST = 1 << BITS;

    private long[] heap;
    private int size;

    EventHeap(int expected) {
        heap = new long[Math.max(16, expected)];
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Milliseconds of the next. */
    long time() {
        return heap[0] >>> BITS;
    }

    /** @param millis 0 to 2^42, some 139 years */
    void add(long millis, int who) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        long event = (millis << BITS) | who;
        int hole = size++;
        while (hole > 0 && heap[(hole - 1) >>> 1] > event) {
            heap[hole] = heap[(hole - 1) >>> 1];
            hole = (hole - 1) >>> 1;
        }
        heap[hole] = event;
    }

    /** Whom the next concerns; it is taken out. */
    int take() {
        int who = (int) (heap[0] & WHO);
        long last = heap[--size];
        int hole = 0;
        int child;
        while ((child = 2 * hole + 1) < size) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = last;
        return who;
    }
}

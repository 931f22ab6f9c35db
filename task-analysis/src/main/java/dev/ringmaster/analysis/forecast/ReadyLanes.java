package dev.ringmaster.analysis.forecast;

import java.util.Arrays;

/** The tasks that could start, one binary heap a lane on one shared array; the smallest number is each lane's first. Not for several threads. */
final class ReadyLanes {

    private final int[] begins;
    private final int[] sizes;
    private final int[] heap;

    /** @param most tasks in each lane at one time */
    ReadyLanes(int[] most) {
        int lanes = most.length;
        begins = new int[lanes + 1];
        for (int lane = 0; lane < lanes; lane++) {
            begins[lane + 1] = begins[lane] + most[lane];
        }
        sizes = new int[lanes];
        heap = new int[begins[lanes]];
    }

    void clear() {
        Arrays.fill(sizes, 0);
    }

    int lanes() {
        return sizes.length;
    }

    /** The lane's first task, or one greater than all when it is empty. */
    int first(int lane) {
        return sizes[lane] == 0 ? Integer.MAX_VALUE : heap[begins[lane]];
    }

    void add(int lane, int task) {
        int begin = begins[lane];
        int hole = sizes[lane]++;
        while (hole > 0 && heap[begin + ((hole - 1) >>> 1)] > task) {
            heap[begin + hole] = heap[begin + ((hole - 1) >>> 1)];
            hole = (hole - 1) >>> 1;
        }
        heap[begin + hole] = task;
    }

    int take(int lane) {
        int begin = begins[lane];
        int first = heap[begin];
        int size = --sizes[lane];
        int last = heap[begin + size];
        int hole = 0;
        int child;
        while ((child = 2 * hole + 1) < size) {
            if (child + 1 < size && heap[begin + child + 1] < heap[begin + child]) {
                child++;
            }
            if (heap[begin + child] >= last) {
                break;
            }
            heap[begin + hole] = heap[begin + child];
            hole = child;
        }
        heap[begin + hole] = last;
        return first;
    }
}

package dev.ringmaster.analysis.live;

import java.util.Arrays;

/**
 * Growable rows of numbers in one array. A row that outgrows its place moves to the end with twice the room; when as much is left behind
 * as is used, all rows are put together again. Not safe for use by several threads.
 */
public final class IntRows {

    private static final int LEAST_COMPACTED = 1024;

    private int[] pool = new int[64];
    private int used;
    private int abandoned;
    private int[] from = new int[16];
    private int[] length = new int[16];
    private byte[] room = new byte[16];

    /** Makes the arrays hold rows up to before this one; new rows are empty. */
    void growTo(int rows) {
        if (rows > from.length) {
            int capacity = Math.max(rows, from.length + (from.length >> 2));
            from = Arrays.copyOf(from, capacity);
            length = Arrays.copyOf(length, capacity);
            room = Arrays.copyOf(room, capacity);
        }
    }

    public int size(int row) {
        return length[row];
    }

    /** The i-th number of a row. The order of a row's numbers means nothing. */
    public int get(int row, int i) {
        return pool[from[row] + i];
    }

    public boolean contains(int row, int number) {
        for (int i = from[row]; i < from[row] + length[row]; i++) {
            if (pool[i] == number) {
                return true;
            }
        }
        return false;
    }

    public int[] copy(int row) {
        return Arrays.copyOfRange(pool, from[row], from[row] + length[row]);
    }

    void add(int row, int number) {
        if (length[row] == room(row)) {
            move(row);
        }
        pool[from[row] + length[row]++] = number;
    }

    /** Removes one occurrence, if there is any. */
    void remove(int row, int number) {
        for (int i = from[row]; i < from[row] + length[row]; i++) {
            if (pool[i] == number) {
                pool[i] = pool[from[row] + --length[row]];
                return;
            }
        }
    }

    /** 0 for a row that never had anything, else a power of two. */
    private int room(int row) {
        return room[row] == 0 ? 0 : 1 << room[row] - 1;
    }

    private void move(int row) {
        if (abandoned > LEAST_COMPACTED && abandoned > used - abandoned) {
            compact();
        }
        abandoned += room(row);
        room[row]++;
        int after = room(row);
        if (used + after > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(used + after, pool.length + (pool.length >> 1)));
        }
        System.arraycopy(pool, from[row], pool, used, length[row]);
        from[row] = used;
        used += after;
    }

    private void compact() {
        int[] packed = new int[pool.length];
        int filled = 0;
        for (int row = 0; row < from.length; row++) {
            System.arraycopy(pool, from[row], packed, filled, length[row]);
            from[row] = filled;
            filled += room(row);
        }
        pool = packed;
        used = filled;
        abandoned = 0;
    }
}

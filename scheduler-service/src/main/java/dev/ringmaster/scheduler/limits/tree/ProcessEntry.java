package dev.ringmaster.scheduler.limits.tree;

import org.jspecify.annotations.Nullable;

/**
 * One process as {@code /proc/<pid>/stat} shows it (proc(5)).
 *
 * @param startTicks when it was started, in clock ticks after boot
 * @param cpuTicks what it and the children that it has collected computed, in clock ticks
 * @param residentPages memory it holds, also what it shares
 */
record ProcessEntry(
        long pid,
        char state,
        long parent,
        long group,
        long session,
        long startTicks,
        long cpuTicks,
        long residentPages) {

    /** Whether it has ended and only waits to be collected. */
    boolean hasEnded() {
        return state == 'Z' || state == 'X';
    }

    /** Reads a stat line; null when it is none. */
    static @Nullable ProcessEntry parse(long pid, String line) {
        // A process's name may hold any byte, also blanks and parentheses: fields count from the last parenthesis.
        int name = line.lastIndexOf(')');
        String[] fields = name < 0
                ? new String[0]
                : line.substring(Math.min(name + 2, line.length())).split(" ", 23);
        if (fields.length < 22) {
            return null;
        }
        try {
            long cpu = 0;
            for (int field = 11; field <= 14; field++) {
                cpu += Long.parseLong(fields[field]);
            }
            return new ProcessEntry(
                    pid,
                    fields[0].charAt(0),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    Long.parseLong(fields[19]),
                    cpu,
                    Long.parseLong(fields[21].strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

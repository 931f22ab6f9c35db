package dev.ringmaster.execution.git;

import java.util.Arrays;
import java.util.List;

/** What a git command said. */
public record GitResult(int exitCode, String output, String errors) {
    public boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * Whether it did nothing because another git command holds a lock, or has left one behind. A ref that is elsewhere than expected is
     * no such case.
     */
    boolean metALock() {
        return exitCode != 0 && errors.contains(".lock': File exists");
    }

    /** Its output as one word or line. */
    public String line() {
        return output.strip();
    }

    /** Its output split at NUL, as with {@code -z}: a file's name may hold anything else. */
    public List<String> entries() {
        return Arrays.stream(output.split("\0", -1))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** The most telling line of its errors. */
    public String complaint() {
        List<String> lines = errors.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.startsWith("fatal:") || line.startsWith("error:"))
                .findFirst()
                .orElse(lines.isEmpty() ? "git ended with " + exitCode : lines.getLast());
    }
}

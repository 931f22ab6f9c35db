package dev.ringmaster.scheduler.limits.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code /proc}; a process that goes away while it is read is simply not there. Thread-safe. */
final class ProcFiles {

    // getauxval(3): these two are the kernel's promise to user space.
    private static final long AT_PAGESZ = 6;
    private static final long AT_CLKTCK = 17;
    private static final String ESTABLISHED = "01";
    private static final int FILES_LOOKED_AT = 2000;

    private final Path proc;
    private final long pageBytes;
    private final long ticksPerSecond;

    ProcFiles(Path proc) throws IOException {
        this.proc = proc;
        Map<Long, Long> values = auxiliaryValues(proc.resolve("self/auxv"));
        this.pageBytes = values.getOrDefault(AT_PAGESZ, 4096L);
        this.ticksPerSecond = values.getOrDefault(AT_CLKTCK, 100L);
    }

    List<ProcessEntry> processes() {
        List<ProcessEntry> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                if (pid > 1) {
                    text(entry.resolve("stat"))
                            .map(line -> ProcessEntry.parse(pid, line))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The value of a variable in a process's environment; empty also for another user's process. */
    Optional<String> variable(long pid, String name) {
        String prefix = name + "=";
        return text(proc.resolve(pid + "/environ"))
                .flatMap(environment -> Stream.of(environment.split("\0"))
                        .filter(entry -> entry.startsWith(prefix))
                        .findFirst())
                .map(entry -> entry.substring(prefix.length()));
    }

    /** Memory of a process where what it shares with n others counts one n-th; empty where the kernel does not say. */
    Optional<Long> proportionalBytes(long pid) {
        return text(proc.resolve(pid + "/smaps_rollup"))
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith("Pss:")).findFirst())
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024);
    }

    /** Whether one of the processes holds a TCP connection open. Looks at a bounded number of files. */
    boolean holdConnection(List<Long> pids) {
        Set<String> established = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            text(proc.resolve(table))
                    .ifPresent(text -> text.lines()
                            .map(line -> line.strip().split("\\s+"))
                            .filter(fields -> fields.length > 9 && fields[3].equals(ESTABLISHED))
                            .forEach(fields -> established.add("socket:[" + fields[9] + "]")));
        }
        int[] left = {established.isEmpty() ? 0 : FILES_LOOKED_AT};
        return pids.stream().anyMatch(pid -> holdsOneOf(pid, established, left));
    }

    private boolean holdsOneOf(long pid, Set<String> sockets, int[] left) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(proc.resolve(pid + "/fd"))) {
            for (Path file : files) {
                if (left[0]-- <= 0) {
                    return false;
                }
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException e) {
            // Gone, or another user's.
            return false;
        }
        return false;
    }

    long bytesOf(long pages) {
        return pages * pageBytes;
    }

    Duration timeOf(long ticks) {
        return Duration.ofNanos(ticks * (1_000_000_000L / ticksPerSecond));
    }

    static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<Long, Long> auxiliaryValues(Path file) throws IOException {
        Map<Long, Long> values = new HashMap<>();
        if (Files.isReadable(file)) {
            ByteBuffer vector = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
            while (vector.remaining() >= 16) {
                values.put(vector.getLong(), vector.getLong());
            }
        }
        return values;
    }
}

package dev.ringmaster.scheduler.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** How much memory can still be had here: the kernel's estimate, or what is left of this service's own cgroup if that is less. */
public final class MachineMemory {

    private MachineMemory() {}

    /** Bytes; empty where the machine does not say. */
    public static OptionalLong available() {
        return available(Path.of("/proc/meminfo"), ownGroup());
    }

    static OptionalLong available(Path memInfo, Optional<Path> group) {
        OptionalLong machine = text(memInfo)
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith("MemAvailable:"))
                        .findFirst())
                .map(line -> OptionalLong.of(number(line) * 1024))
                .orElse(OptionalLong.empty());
        OptionalLong left = group.map(MachineMemory::leftIn).orElse(OptionalLong.empty());
        if (machine.isEmpty() || left.isEmpty()) {
            return machine.isEmpty() ? left : machine;
        }
        return OptionalLong.of(Math.min(machine.getAsLong(), left.getAsLong()));
    }

    private static OptionalLong leftIn(Path group) {
        Optional<String> limit = text(group.resolve("memory.max")).map(String::strip);
        Optional<String> used = text(group.resolve("memory.current")).map(String::strip);
        if (limit.isEmpty() || used.isEmpty() || limit.get().equals("max")) {
            return OptionalLong.empty();
        }
        // File pages are given back when others need them.
        long inactive = text(group.resolve("memory.stat")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("inactive_file "))
                .mapToLong(MachineMemory::number)
                .sum();
        return OptionalLong.of(Math.max(0, Long.parseLong(limit.get()) - Long.parseLong(used.get()) + inactive));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    private static Optional<Path> ownGroup() {
        return text(Path.of("/proc/self/cgroup")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("0::/"))
                .map(line -> Path.of("/sys/fs/cgroup").resolve(line.substring("0::/".length())))
                .findFirst();
    }
}

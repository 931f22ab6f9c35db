package dev.ringmaster.e2e.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A line of the file {@code clis}: a worker CLI in the version that the kit is written for. */
public record WorkerCli(String name, String npmPackage, String version, String program, boolean isInCi) {

    /** Reads the file {@code clis} of the kit's folder. */
    public static List<WorkerCli> all(Path kit) throws IOException {
        return Files.readAllLines(kit.resolve("clis")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.trim().split("\\s+"))
                .map(f -> new WorkerCli(f[0], f[1], f[2], f[3], f[4].equals("ci")))
                .toList();
    }

    /** Finds a CLI by its name. */
    public static Optional<WorkerCli> named(Path kit, String name) throws IOException {
        return all(kit).stream().filter(cli -> cli.name().equals(name)).findFirst();
    }

    /** Where {@code install} puts it. */
    public Path programIn(Path cache) {
        return cache.resolve(name).resolve(version).resolve("node_modules/.bin").resolve(program);
    }

    public boolean isInstalledIn(Path cache) {
        return Files.isExecutable(programIn(cache));
    }
}

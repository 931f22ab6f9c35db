package dev.ringmaster.cli.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks a program what it says of itself, in a folder that is thrown away, so that it changes nothing of its user's.
 *
 * @param limit after which it is ended
 */
record ProgramProbe(Duration limit) {

    private static final int READ_BYTES = 1024 * 1024;

    /**
     * What the program prints, output and errors.
     *
     * @param variables of its environment besides the path, a home of its own and a plain terminal
     * @return empty when it could not be started or did not end in time
     */
    Optional<String> ask(Path program, List<String> arguments, String path, Map<String, String> variables) {
        try {
            Path folder = Files.createTempDirectory("ringmaster-doctor");
            try {
                return run(program, arguments, path, variables, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<String> run(
            Path program, List<String> arguments, String path, Map<String, String> variables, Path folder)
            throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder(program.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(printed.toFile());
        builder.command().addAll(arguments);
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().putAll(Map.of("PATH", path, "HOME", folder.toString(), "TERM", "dumb", "NO_COLOR", "1"));
        Process process = builder.start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return Optional.empty();
        }
        try (var in = Files.newInputStream(printed)) {
            return Optional.of(new String(in.readNBytes(READ_BYTES), StandardCharsets.UTF_8));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (java.io.UncheckedIOException | java.nio.file.DirectoryNotEmptyException e) {
            // What the program still writes there is no matter of ours.
        }
    }
}

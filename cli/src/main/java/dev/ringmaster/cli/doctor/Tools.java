package dev.ringmaster.cli.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Programs on this machine's PATH. */
record Tools(Map<String, String> environment) {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    Tools {
        environment = Map.copyOf(environment);
    }

    /** Where a program is; a path is taken as it is. */
    Optional<Path> find(String program) {
        if (program.contains("/")) {
            return Optional.of(Path.of(program)).filter(Tools::runs);
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Tools::runs)
                .findFirst();
    }

    /** The first line that a program prints; empty when it does not run or does not end. */
    Optional<String> firstLine(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? text.lines().findFirst() : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean runs(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}

package dev.ringmaster.cli.reload;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Packages modules of a checkout with its own Maven script, without tests.
 *
 * @param checkout where {@code mvnw} lies
 * @param log what Maven says, written anew by each build
 */
record Build(Path checkout, Path log) {

    private static final int LINES = 5;

    /** @return what went wrong, in Maven's words; empty when the packages are built */
    List<String> run(Collection<String> modules) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", checkout.resolve("mvnw").toString()));
        // Formatting would be a change of its own, and so a build of its own.
        command.addAll(List.of("-o", "-q", "-B", "package", "-DskipTests", "-Dspotless.skip=true"));
        command.addAll(List.of("-am", "-pl", String.join(",", modules)));
        Process maven = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (maven.waitFor() == 0) {
                return List.of();
            }
        } catch (InterruptedException ending) {
            maven.destroy();
            throw ending;
        }
        List<String> errors;
        try (var lines = Files.lines(log)) {
            errors = lines.filter(line -> line.contains("[ERROR]") || line.startsWith("mvnw:"))
                    .limit(LINES)
                    .toList();
        }
        return errors.isEmpty() ? List.of("Maven ended with code " + maven.exitValue()) : errors;
    }
}

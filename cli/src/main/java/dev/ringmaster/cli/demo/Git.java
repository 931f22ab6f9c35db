package dev.ringmaster.cli.demo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Git in one folder, without the person's own settings taking part. */
record Git(Path folder) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Runs a git command. @return what it printed, stripped. @throws IOException with git's own words if it failed */
    String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "commit.gpgSign=false",
                "-c",
                "user.name=Ringmaster demo",
                "-c",
                "user.email=demo@ringmaster.invalid"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!process.waitFor(LIMIT) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("git " + String.join(" ", arguments) + " failed in " + folder + ": " + said);
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurried);
        }
        return said;
    }
}

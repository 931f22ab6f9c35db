package dev.ringmaster.cli.install;

import dev.ringmaster.cli.install.release.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes which repository the installed programs come from: the root commits of their checkout, one a line, in {@code app/origin}. A
 * project whose repository has one of them is Ringmaster itself, wherever it lies.
 */
record Origin(Path checkout) {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    void writeTo(Path app) throws IOException, InterruptedException {
        Optional<String> roots = git("rev-parse", "--is-shallow-repository")
                // What a shallow clone calls its roots are only where it was cut off.
                .filter("false"::equals)
                .flatMap(whole -> git("rev-list", "--max-parents=0", "HEAD"))
                .filter(text -> !text.isEmpty());
        Path file = app.resolve("origin");
        if (roots.isPresent()) {
            WholeFile.write(file, roots.get() + "\n");
        } else {
            WholeFile.delete(file);
        }
    }

    /** The commit that is checked out; empty where there is no repository. */
    String commit() {
        return git("rev-parse", "HEAD").orElse("");
    }

    /** What git says; empty when there is no git, no repository, or no answer. */
    private Optional<String> git(String... arguments) {
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String said;
            try (InputStream in = process.getInputStream()) {
                said = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            return process.waitFor(LIMIT) && process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private String[] command(String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = checkout.toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return command;
    }
}

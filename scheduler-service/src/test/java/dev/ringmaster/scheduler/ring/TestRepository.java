package dev.ringmaster.scheduler.ring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository with one commit on {@code main}. */
final class TestRepository {

    private final Path path;

    TestRepository(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            git("init", "-q", "-b", "main");
            write("readme.txt", "hello\n");
            commit("first");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    void write(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void commit(String message) {
        git("add", "-A");
        git("commit", "-q", "-m", message);
    }

    String head() {
        return git("rev-parse", "main").trim();
    }

    /** A file as it is on the target branch. */
    String onMain(String file) {
        return git("show", "main:" + file);
    }

    int commitsOnMain() {
        return Integer.parseInt(git("rev-list", "--count", "main").trim());
    }

    String git(String... arguments) {
        List<String> line = new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@localhost"));
        line.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(line)
                    .directory(path.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(line + " said: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.ringmaster.cli.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentLogTest {

    @TempDir
    Path folder;

    @Test
    void programThatAppendsGoesOnInTheEmptiedFile() throws IOException {
        Path file = folder.resolve("x.log");
        try (OutputStream program = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            program.write(new byte[(int) ComponentLog.LIMIT + 1]);

            new ComponentLog(file).turnOverInUse();
            program.write("more\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(file).hasContent("more\n");
        assertThat(folder.resolve("x.log.1")).hasSize(ComponentLog.LIMIT + 1);
    }

    @Test
    void smallFileIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("x.log"), "a\n");
        new ComponentLog(file).turnOverInUse();
        new ComponentLog(file).turnOver();
        assertThat(file).hasContent("a\n");
        assertThat(folder.resolve("x.log.1")).doesNotExist();
    }

    @Test
    void onlySomeOldFilesAreKept() throws IOException {
        Path file = folder.resolve("x.log");
        ComponentLog log = new ComponentLog(file);
        for (char each = 'a'; each <= 'e'; each++) {
            Files.writeString(file, Character.toString(each).repeat((int) ComponentLog.LIMIT + 1));
            log.turnOverInUse();
        }
        assertThat(log.files())
                .containsExactly(
                        folder.resolve("x.log.3"),
                        folder.resolve("x.log.2"),
                        folder.resolve("x.log.1"),
                        folder.resolve("x.log"));
        List<Character> kept =
                log.files().stream().limit(3).map(ComponentLogTest::first).toList();
        assertThat(kept).containsExactly('c', 'd', 'e');
    }

    private static char first(Path file) {
        try {
            return Files.readString(file).charAt(0);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}

package dev.ringmaster.cli.command.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFileTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"-1, abcdef", "0, ''", "1, f", "2, ef", "3, def", "5, bcdef", "9, abcdef"})
    void lastLinesAreTakenFromTheOldFilesToo(int tail, String expected) throws IOException, InterruptedException {
        write("x.log.2", "a\nb\n");
        write("x.log.1", "c\nd\n");
        write("x.log", "e\nf\n");

        log().show(tail, false);

        assertThat(text().replace("\n", "")).isEqualTo(expected);
    }

    @Test
    void lineThatIsStillBeingWrittenIsTheLast() throws IOException, InterruptedException {
        write("x.log", "a\nb\nc");
        log().show(2, false);
        assertThat(text()).isEqualTo("b\nc");
    }

    @Test
    void nothingIsLostWhenTheFileIsTurnedOverWhileItIsFollowed() throws IOException {
        LogFile log = log();
        write("x.log", "a\nb\n");
        long seen = log.grown(0);
        write("x.log.1", "a\nb\nc\n");
        write("x.log", "d\n");

        long now = log.grown(seen);

        assertThat(text()).isEqualTo("a\nb\nc\nd\n");
        assertThat(now).isEqualTo(2);
    }

    private LogFile log() {
        return new LogFile(folder.resolve("x.log"), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

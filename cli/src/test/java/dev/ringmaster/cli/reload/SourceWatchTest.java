package dev.ringmaster.cli.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchTest {

    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void changesThatComeTogetherAreToldTogether() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("a/b"));
        try (SourceWatch watch = new SourceWatch(List.of(folder), QUIET)) {
            Path one = Files.writeString(folder.resolve("one.txt"), "1");
            Path two = Files.writeString(folder.resolve("a/b/two.txt"), "2");

            assertThat(watch.changes(LONG)).containsExactlyInAnyOrder(one, two);
            assertThat(watch.changes(Duration.ofMillis(20))).isEmpty();
        }
    }

    @Test
    void newFoldersAreWatchedToo() throws IOException, InterruptedException {
        try (SourceWatch watch = new SourceWatch(List.of(folder), QUIET)) {
            Path inner = Files.createDirectories(folder.resolve("new/inner"));
            watch.changes(LONG);
            Path file = Files.writeString(inner.resolve("file.txt"), "1");

            assertThat(watch.changes(LONG)).contains(file);
        }
    }

    @Test
    void whatBuildsWriteDoesNotCount() throws IOException, InterruptedException {
        Path target = Files.createDirectories(folder.resolve("module/target"));
        try (SourceWatch watch = new SourceWatch(List.of(folder), QUIET)) {
            Files.writeString(target.resolve("A.class"), "1");
            Files.writeString(folder.resolve("module/A.java~"), "1");
            Path real = Files.writeString(folder.resolve("module/A.java"), "1");

            assertThat(watch.changes(LONG)).containsExactly(real);
        }
    }

    @Test
    void folderThatDoesNotExistIsRefused() {
        assertThatIOException()
                .isThrownBy(() -> new SourceWatch(List.of(folder.resolve("none")), QUIET))
                .withMessageContaining("none");
    }
}

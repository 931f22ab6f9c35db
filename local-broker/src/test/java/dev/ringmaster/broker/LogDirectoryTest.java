package dev.ringmaster.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogDirectoryTest {

    @TempDir
    Path home;

    @Test
    void emptyFolderIsFormatted() throws IOException {
        Path data = LogDirectory.prepare(home);

        assertThat(data.resolve("meta.properties")).content().contains("cluster.id=", "node.id=1", "directory.id=");
        assertThat(data.resolve("__cluster_metadata-0")).isNotEmptyDirectory();
        assertThat(home.resolve("formatting")).doesNotExist();
    }

    @Test
    void wholeDirectoryIsLeftAsItIs() throws IOException {
        Path data = LogDirectory.prepare(home);
        String before = Files.readString(data.resolve("meta.properties"));

        LogDirectory.prepare(home);

        assertThat(data.resolve("meta.properties")).hasContent(before);
    }

    @Test
    void formattingCutShortByAKillIsDoneAgain() throws IOException {
        Files.createDirectories(home.resolve("formatting/__cluster_metadata-0"));
        Files.writeString(home.resolve("formatting/meta.properties.tmp"), "version=1");

        Path data = LogDirectory.prepare(home);

        assertThat(data.resolve("meta.properties")).content().contains("cluster.id=");
        assertThat(home.resolve("formatting")).doesNotExist();
    }

    @Test
    void directoryWithAnEmptyIdentityIsFormattedAgain() throws IOException {
        Path data = LogDirectory.prepare(home);
        Files.writeString(data.resolve("meta.properties"), "");

        LogDirectory.prepare(home);

        assertThat(data.resolve("meta.properties")).content().contains("cluster.id=");
        assertThat(home.resolve("damaged-1")).doesNotExist();
    }

    @Test
    void directoryWithoutItsMetadataLogIsFormattedAgain() throws IOException {
        Path data = LogDirectory.prepare(home);
        String before = Files.readString(data.resolve("meta.properties"));
        try (var files = Files.list(data.resolve("__cluster_metadata-0"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        LogDirectory.prepare(home);

        assertThat(Files.readString(data.resolve("meta.properties"))).isNotEqualTo(before);
        assertThat(data.resolve("__cluster_metadata-0")).isNotEmptyDirectory();
    }

    @Test
    void damagedDirectoryWithRecordsIsKeptBeside() throws IOException {
        Path data = LogDirectory.prepare(home);
        Files.delete(data.resolve("meta.properties"));
        Files.createDirectories(data.resolve("ringmaster.tasks-0"));
        Files.writeString(data.resolve("ringmaster.tasks-0/00000000000000000000.log"), "records");

        LogDirectory.prepare(home);

        assertThat(home.resolve("damaged-1/ringmaster.tasks-0/00000000000000000000.log"))
                .hasContent("records");
        assertThat(data.resolve("ringmaster.tasks-0")).doesNotExist();
        assertThat(data.resolve("meta.properties")).exists();
    }
}

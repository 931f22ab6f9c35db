package dev.ringmaster.settings.applied;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedFileTest {

    private static final AppliedSettings APPLIED = new AppliedSettings(
            3,
            "abc",
            Instant.parse("2026-03-01T09:30:00Z"),
            List.of("retry.max_attempts"),
            Set.of(Component.QUEUE_SERVICE),
            Map.of("components.bind_address", "\"127.0.0.1\""),
            "[components]\nbind_address = \"0.0.0.0\"\n");

    @TempDir
    Path home;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        AppliedFile file = new AppliedFile(new RingFolder(home));

        file.write(APPLIED);

        assertThat(file.read()).contains(APPLIED);
        assertThat(home.resolve(".ringmaster/config/applied.toml")).hasContent(APPLIED.text());
        try (var names = Files.list(home.resolve(".ringmaster/config"))) {
            assertThat(names).hasSize(2);
        }
    }

    @Test
    void componentsStartWithWhatWasAgreedOnAndNotWithTheFile() throws IOException {
        Files.writeString(home.resolve("ringmaster.toml"), "[components]\napi_port = 1\n");
        RingFolder folder = new RingFolder(home);
        assertThat(((SettingsResult.Loaded) AppliedFile.inForce(folder, Map.of()))
                        .settings()
                        .components()
                        .apiPort())
                .isEqualTo(1);

        new AppliedFile(folder).write(APPLIED);

        assertThat(((SettingsResult.Loaded) AppliedFile.inForce(folder, Map.of()))
                        .settings()
                        .components())
                .satisfies(components -> assertThat(components.apiPort()).isEqualTo(7700))
                .satisfies(components -> assertThat(components.bindAddress()).isEqualTo("127.0.0.1"));
    }

    @Test
    void tornFileIsTold() throws IOException {
        AppliedFile file = new AppliedFile(new RingFolder(home));
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "{\"version\":");

        assertThatThrownBy(file::read).isInstanceOf(UncheckedIOException.class).hasMessageContaining("move it away");
    }
}

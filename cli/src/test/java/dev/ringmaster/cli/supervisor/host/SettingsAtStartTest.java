package dev.ringmaster.cli.supervisor.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.applied.AppliedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsAtStartTest {

    @TempDir
    Path home;

    private final List<String> notes = new ArrayList<>();
    private RingFolder folder;

    @BeforeEach
    void folder() {
        folder = new RingFolder(home);
    }

    @Test
    void firstFileComesInForceAsItIs() throws IOException {
        adopt("[components]\nbind_address = \"0.0.0.0\"\n", false);

        assertThat(new AppliedFile(folder).read()).hasValueSatisfying(applied -> {
            assertThat(applied.version()).isEqualTo(1);
            assertThat(applied.held()).isEmpty();
        });
        assertThat(notes).isEmpty();
    }

    @Test
    void doorStaysShutAtTheNextStartAndIsTalkedAboutAtEach() throws IOException {
        adopt("[retry]\nmax_attempts = 2\n", false);
        String opened = "[components]\nbind_address = \"0.0.0.0\"\n[retry]\nmax_attempts = 4\n";

        adopt(opened, false);
        adopt(opened, false);

        assertThat(notes)
                .hasSize(2)
                .allSatisfy(note ->
                        assertThat(note).contains("components.bind_address").contains("ringmaster reload --confirm"));
        Ring ring = Ring.open(folder, Map.of());
        assertThat(ring.settings().components().bindAddress()).isEqualTo("127.0.0.1");
        assertThat(ring.settings().retry().maxAttempts()).isEqualTo(4);

        adopt(opened, true);

        assertThat(Ring.open(folder, Map.of()).settings().components().bindAddress())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void brokenFileStartsNothingAndLeavesTheLastSettings() throws IOException {
        adopt("[retry]\nmax_attempts = 2\n", false);

        assertThatThrownBy(() -> adopt("[retry]\nmax_atempts = 4\n", false))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 2, column 1: retry.max_atempts");

        assertThat(new AppliedFile(folder).read().orElseThrow().version()).isEqualTo(1);
    }

    private void adopt(String text, boolean confirmed) throws IOException {
        Files.writeString(folder.settingsFile(), text);
        SettingsAtStart.adopt(folder, Map.of(), confirmed, Instant.EPOCH, notes::add);
    }
}

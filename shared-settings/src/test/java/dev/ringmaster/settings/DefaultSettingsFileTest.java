package dev.ringmaster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.Sandbox;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.model.settings.WorkerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The {@code ringmaster.toml} that comes with the repository says what is true. */
class DefaultSettingsFileTest {

    private static final Path FILE = Path.of("..", "ringmaster.toml");

    private static final WorkerSettings DEMO = new WorkerSettings(
            new WorkerId("demo"),
            "demo",
            ".ringmaster/app/bin/demo-agent",
            List.of(),
            PromptDelivery.STDIN,
            Set.of(new Capability("demo")),
            4,
            0,
            Duration.ofMinutes(5),
            List.of(),
            true,
            null,
            "demo",
            Duration.ofSeconds(30),
            new WorkerLimits(
                    WorkerLimits.DEFAULT.memory(),
                    WorkerLimits.DEFAULT.processes(),
                    WorkerLimits.DEFAULT.output(),
                    WorkerLimits.DEFAULT.disk(),
                    MemorySize.ofMegabytes(64)),
            HealthThresholds.DEFAULT,
            Sandbox.NONE);

    @Test
    void fileMeansTheDefaultsAndTheDemoWorker() {
        assertThat(settings(SettingsLoader.load(FILE, Map.of())))
                .isEqualTo(Settings.DEFAULT.withWorkers(List.of(DEMO)));
    }

    @Test
    void everyValueShownInACommentIsTheDefault() throws IOException {
        Settings shown = settings(SettingsLoader.parse(uncommented(), Map.of()));

        assertThat(shown.withWorkers(List.of())).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void everyKeyIsInTheFile() throws IOException {
        String file = Files.readString(FILE);

        assertThat(KeyTable.SECTIONS).allSatisfy(section -> {
            assertThat(file).contains("\n[" + section.name() + "]\n");
            assertThat(section.keyNames()).allSatisfy(key -> assertThat(file).contains("\n#" + key + " = "));
        });
        assertThat(KeyTable.WORKERS.keyNames())
                .allSatisfy(key -> assertThat(file).containsPattern("\n#   " + key + " {2,}"));
    }

    @Test
    void everyExampleWorkerIsUsable() throws IOException {
        List<WorkerSettings> workers =
                settings(SettingsLoader.parse(uncommented(), Map.of())).workers();

        assertThat(workers)
                .extracting(worker -> worker.name().value())
                .containsExactly("demo", "claude", "codex", "gemini", "aider", "goose", "opencode");
        assertThat(workers).extracting(WorkerSettings::type).contains("claude-code");
    }

    /** The file with its commented-out lines in force; prose has a space after its sign. */
    private static byte[] uncommented() throws IOException {
        Pattern line = Pattern.compile("#(?=[a-z\\[])");
        try (Stream<String> lines = Files.lines(FILE)) {
            return String.join(
                            "\n",
                            lines.map(text -> line.matcher(text).lookingAt() ? text.substring(1) : text)
                                    .toList())
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Settings settings(SettingsResult result) {
        return switch (result) {
            case SettingsResult.Loaded loaded -> loaded.settings();
            case SettingsResult.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}

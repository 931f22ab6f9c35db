package dev.ringmaster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingFolderTest {

    @TempDir
    Path folder;

    @Test
    void nearestFolderWithSettingsIsTheHome() throws IOException {
        Files.createFile(folder.resolve("ringmaster.toml"));
        Path deep = Files.createDirectories(folder.resolve("a/b"));

        assertThat(RingFolder.find(null, Map.of(), deep)).contains(new RingFolder(folder));

        Files.createFile(folder.resolve("a/ringmaster.toml"));
        assertThat(RingFolder.find(null, Map.of(), deep)).contains(new RingFolder(folder.resolve("a")));
    }

    @Test
    void propertyComesBeforeTheEnvironmentAndBothBeforeTheSearch() throws IOException {
        Files.createFile(folder.resolve("ringmaster.toml"));
        Map<String, String> environment = Map.of("RINGMASTER_HOME", "/from/environment");

        assertThat(RingFolder.find("/from/property", environment, folder))
                .contains(new RingFolder(Path.of("/from/property")));
        assertThat(RingFolder.find(null, environment, folder)).contains(new RingFolder(Path.of("/from/environment")));
        assertThat(RingFolder.find("", Map.of("RINGMASTER_HOME", ""), folder)).contains(new RingFolder(folder));
    }

    @Test
    void namedHomeCountsFromTheWorkingDirectory() {
        assertThat(RingFolder.find("rings/one", Map.of(), folder))
                .contains(new RingFolder(folder.resolve("rings/one")));
    }

    @Test
    void settingsAndTokenLieWhereTheEnvironmentSays() {
        Map<String, String> environment = Map.of(
                "RINGMASTER_HOME", "/ring",
                "RINGMASTER_SETTINGS_FILE", "/etc/ringmaster/ringmaster.toml",
                "RINGMASTER_TOKEN_FILE", "/run/secrets/token");

        RingFolder ring = RingFolder.find(null, environment, folder).orElseThrow();

        assertThat(ring.home()).hasToString("/ring");
        assertThat(ring.settingsFile()).hasToString("/etc/ringmaster/ringmaster.toml");
        assertThat(ring.token()).hasToString("/run/secrets/token");
        assertThat(ring.data()).hasToString("/ring/.ringmaster/data");
    }

    @Test
    void nothingIsFoundWithoutSettings() {
        assertThat(RingFolder.find(null, Map.of(), folder)).isEmpty();
    }

    @Test
    void placesLieWhereTheyAreExpected() {
        RingFolder ring = new RingFolder(Path.of("/ring"));
        AttemptId attempt = AttemptId.of("01900000-0000-7000-8000-000000000001");

        assertThat(ring.settingsFile()).hasToString("/ring/ringmaster.toml");
        assertThat(ring.token()).hasToString("/ring/.ringmaster/token");
        assertThat(ring.run(Component.BROKER)).hasToString("/ring/.ringmaster/run/broker.json");
        assertThat(ring.supervisorSocket()).hasToString("/ring/.ringmaster/run/supervisor.sock");
        assertThat(ring.log(Component.API_SERVICE)).hasToString("/ring/.ringmaster/log/api-service.log");
        assertThat(ring.database(Component.QUEUE_SERVICE)).hasToString("/ring/.ringmaster/data/queue-service.db");
        assertThat(ring.databaseLock(Component.QUEUE_SERVICE)).hasToString("/ring/.ringmaster/data/queue-service.lock");
        assertThat(ring.attempt(attempt)).hasToString("/ring/.ringmaster/attempts/" + attempt);
        assertThat(ring.worktree(attempt)).hasToString("/ring/.ringmaster/worktrees/" + attempt);
        assertThat(ring.landing(new ProjectId("p"))).hasToString("/ring/.ringmaster/landing/p");
        assertThat(ring.repository(new ProjectId("p"))).hasToString("/ring/.ringmaster/repositories/p");
    }

    @Test
    void onlyRelativeCommandsWithASlashCountFromTheHome() {
        RingFolder ring = new RingFolder(Path.of("/ring"));

        assertThat(ring.resolveCommand("./bin/agent")).isEqualTo("/ring/bin/agent");
        assertThat(ring.resolveCommand("/usr/bin/agent")).isEqualTo("/usr/bin/agent");
        assertThat(ring.resolveCommand("agent")).isEqualTo("agent");
    }

    @Test
    void componentIsFoundByEitherName() {
        assertThat(Component.ofWord("queue")).contains(Component.QUEUE_SERVICE);
        assertThat(Component.ofWord("queue-service")).contains(Component.QUEUE_SERVICE);
        assertThat(Component.ofWord("broker")).contains(Component.BROKER);
        assertThat(Component.ofWord("broker-service")).isEmpty();
        assertThat(Component.BROKER.isService()).isFalse();
        assertThat(Component.SCHEDULER_SERVICE.shortName()).isEqualTo("scheduler");
    }

    @Test
    void releaseServiceIsStartedOnlyWhereTheRingMayChangeItself() {
        Settings plain = Settings.DEFAULT;
        Settings self = settings("[self_improvement]\nenabled = true\n[kafka]\nbootstrap_servers = \"one:9092\"\n");

        assertThat(Component.startedWith(plain))
                .containsExactly(
                        Component.BROKER,
                        Component.API_SERVICE,
                        Component.QUEUE_SERVICE,
                        Component.ENRICHER_SERVICE,
                        Component.SCHEDULER_SERVICE);
        assertThat(Component.startedWith(self))
                .contains(Component.RELEASE_SERVICE)
                .doesNotContain(Component.BROKER);
        assertThat(Component.RELEASE_SERVICE.isOptional()).isTrue();
        assertThat(Component.RELEASE_SERVICE.port(self)).isEqualTo(7704);
    }

    private static Settings settings(String toml) {
        return ((SettingsResult.Loaded) SettingsLoader.parse(toml.getBytes(StandardCharsets.UTF_8), Map.of()))
                .settings();
    }
}

package dev.ringmaster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.BackupSettings;
import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.model.settings.ModelPrice;
import dev.ringmaster.model.settings.ModelTiers;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.Sandbox;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.model.settings.WorkerSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {

    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void missingFileMeansAllDefaults(@TempDir Path folder) {
        SettingsResult result = SettingsLoader.load(folder.resolve("ringmaster.toml"), Map.of());

        assertThat(result).isEqualTo(new SettingsResult.Loaded(Settings.DEFAULT, EMPTY_SHA256, List.of()));
    }

    @Test
    void unreadableFileIsAProblemAndNotAnEmptyFile(@TempDir Path folder) throws IOException {
        Path aFolder = Files.createDirectory(folder.resolve("ringmaster.toml"));

        assertThat(SettingsLoader.load(aFolder, Map.of()))
                .isInstanceOfSatisfying(
                        SettingsResult.Rejected.class,
                        rejected -> assertThat(rejected.problems().getFirst().message())
                                .contains("cannot be read"));
    }

    @Test
    void everySectionIsRead() {
        Settings settings = loaded("""
            [deployment]
            mode = "local"
            [components]
            bind_address = "0.0.0.0"
            api_port = 1
            queue_port = 2
            enricher_port = 3
            scheduler_port = 4
            release_port = 9
            api_workers = 5
            [kafka]
            bootstrap_servers = "one:9092,two:9092"
            port = 6
            topic_prefix = "mine."
            partitions = 7
            replication_factor = 8
            [hot_reload]
            enabled = true
            watch_dirs = ["src"]
            debounce_seconds = 2
            [self_improvement]
            enabled = true
            protected_files = ["pom.xml"]
            require_tests = false
            auto_rollback = false
            changeable = ["docs/**"]
            profile = "fast"
            fast_proof = ["true", "{modules}"]
            proof_timeout = "90s"
            health_window = "10s"
            latency_factor = 3
            error_rate = 0.1
            [prioritization]
            pagerank = 1
            betweenness = 2.5
            critical_path = 3
            priority = 4
            ageing_per_hour = 5
            time_limit = "6s"
            [scheduling]
            max_concurrent = 9
            max_per_type = { codex = 2 }
            max_per_capability = { browser = 3 }
            max_per_account = { team = 4 }
            prefer_types = ["codex"]
            fallback_types = ["aider", "goose"]
            [scaling]
            enabled = true
            [retry]
            max_attempts = 10
            initial_backoff = "2s"
            max_backoff = "1h30m"
            multiplier = 3
            jitter = 0.5
            [enrichment]
            token_budget = 1000
            max_failure_tokens = 11
            [landing]
            gate_timeout = "1m"
            keep_worktrees = true
            agent_stop_grace = "0s"
            [budgets]
            [notifications]
            [security]
            allowed_hosts = ["ring.local"]
            allowed_origins = ["https://ring.local:8443"]
            [retention]
            events = "1d"
            output = "2h"
            [backup]
            every = "6h"
            keep = 3
            """);

        assertThat(settings.components().schedulerPort()).isEqualTo(4);
        assertThat(settings.components().bindAddress()).isEqualTo("0.0.0.0");
        assertThat(settings.components().releasePort()).isEqualTo(9);
        assertThat(settings.components().apiWorkers()).isEqualTo(5);
        assertThat(settings.kafka().bootstrap()).isEqualTo("one:9092,two:9092");
        assertThat(settings.kafka().replicationFactor()).isEqualTo(8);
        assertThat(settings.hotReload().debounce()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.selfImprovement().protectedFiles()).containsExactly("pom.xml");
        assertThat(settings.selfImprovement().requireTests()).isFalse();
        assertThat(settings.selfImprovement().changeable()).containsExactly("docs/**");
        assertThat(settings.selfImprovement().proofCommand()).containsExactly("true", "{modules}");
        assertThat(settings.selfImprovement().proofTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.selfImprovement().healthWindow()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.selfImprovement().latencyFactor()).isEqualTo(3);
        assertThat(settings.selfImprovement().errorRate()).isEqualTo(0.1);
        assertThat(settings.prioritization().betweenness()).isEqualTo(2.5);
        assertThat(settings.prioritization().timeLimit()).isEqualTo(Duration.ofSeconds(6));
        assertThat(settings.scheduling().maxPerType()).isEqualTo(Map.of("codex", 2));
        assertThat(settings.scheduling().maxPerCapability()).isEqualTo(Map.of("browser", 3));
        assertThat(settings.scheduling().maxPerAccount()).isEqualTo(Map.of("team", 4));
        assertThat(settings.scheduling().preferTypes()).containsExactly("codex");
        assertThat(settings.scheduling().fallbackTypes()).containsExactly("aider", "goose");
        assertThat(settings.scaling().enabled()).isTrue();
        assertThat(settings.retry().maxBackoff()).isEqualTo(Duration.ofMinutes(90));
        assertThat(settings.retry().jitter()).isEqualTo(0.5);
        assertThat(settings.enrichment().maxFailureTokens()).isEqualTo(11);
        assertThat(settings.landing().agentStopGrace()).isZero();
        assertThat(settings.security().allowedOrigins()).containsExactly("https://ring.local:8443");
        assertThat(settings.retention().output()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.backup()).isEqualTo(new BackupSettings(Duration.ofHours(6), 3));
    }

    @Test
    void workerIsReadWithItsDefaults() {
        Settings settings = loaded("""
            [[workers]]
            name = "one"
            command = "agent"

            [[workers]]
            name = "two"
            type = "aider"
            command = "bin/aider"
            args = ["--message-file", "{prompt_file}"]
            prompt = "file"
            capabilities = ["java", "web"]
            max_concurrent = 3
            min_concurrent = 2
            timeout = "10m"
            env = ["API_KEY"]
            dedicated = true
            model = "sonnet"
            account = "work"
            linger = "5s"
            memory_limit = "256MB"
            process_limit = 64
            output_limit = "10MB"
            disk_limit = "2GB"
            memory_estimate = "100MB"
            slow_after = "30s"
            hung_after = "5m"
            loop_repeats = 20
            sandbox = "bubblewrap"
            sandbox_network = false
            """);

        assertThat(settings.workers())
                .containsExactly(
                        new WorkerSettings(
                                new WorkerId("one"),
                                "generic",
                                "agent",
                                List.of(),
                                PromptDelivery.STDIN,
                                Set.of(),
                                1,
                                0,
                                Duration.ofMinutes(30),
                                List.of(),
                                false,
                                null,
                                "generic",
                                Duration.ofSeconds(30),
                                WorkerLimits.DEFAULT,
                                HealthThresholds.DEFAULT,
                                Sandbox.NONE),
                        new WorkerSettings(
                                new WorkerId("two"),
                                "aider",
                                "bin/aider",
                                List.of("--message-file", "{prompt_file}"),
                                PromptDelivery.FILE,
                                Set.of(new Capability("java"), new Capability("web")),
                                3,
                                2,
                                Duration.ofMinutes(10),
                                List.of("API_KEY"),
                                true,
                                "sonnet",
                                "work",
                                Duration.ofSeconds(5),
                                new WorkerLimits(
                                        MemorySize.ofMegabytes(256),
                                        64,
                                        MemorySize.ofMegabytes(10),
                                        MemorySize.ofGigabytes(2),
                                        MemorySize.ofMegabytes(100)),
                                new HealthThresholds(Duration.ofSeconds(30), Duration.ofMinutes(5), 20),
                                new Sandbox(Sandbox.Kind.BUBBLEWRAP, false)));
    }

    @Test
    void knownTypeNeedsNoCommand() {
        Settings settings = loaded("""
            [[workers]]
            name = "one"
            type = "claude-code"
            """);

        assertThat(settings.workers()).singleElement().satisfies(worker -> {
            assertThat(worker.command()).isEqualTo("claude");
            assertThat(worker.account()).isEqualTo("claude-code");
            assertThat(worker.model()).isNull();
        });
    }

    @Test
    void tiersAreReadByWorkerType() {
        Settings settings = loaded("""
            [tiers.claude-code]
            low = "haiku"
            high = "opus"
            """);

        assertThat(settings.tiers().types())
                .containsExactly(Map.entry("claude-code", new ModelTiers("haiku", null, "opus")));
        assertThat(loaded("").tiers().types()).isEmpty();
    }

    @Test
    void tiersOfATypeThatIsToldNoModelAreRefusedWithTheirLine() {
        var read = SettingsLoader.parse(
                "\n[tiers.generic]\nlow = \"small\"\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.of());

        assertThat(((SettingsResult.Rejected) read).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .startsWith(
                                "line 2, column 1: tiers.generic: is no type whose program is told its model; those are"
                                        + " claude-code, codex, "));
    }

    @Test
    void pricesAreReadByModel() {
        Settings settings = loaded("""
            [prices."gpt-5.1"]
            input_per_mtok = 1.25
            output_per_mtok = 10
            cache_read_per_mtok = 0.125

            [prices.plain]
            input_per_mtok = 1
            output_per_mtok = 2
            """);

        assertThat(settings.prices().models())
                .containsOnly(
                        Map.entry(
                                "gpt-5.1",
                                new ModelPrice(
                                        new BigDecimal("1.25"), new BigDecimal("10.0"), new BigDecimal("0.125"), null)),
                        Map.entry("plain", new ModelPrice(new BigDecimal("1.0"), new BigDecimal("2.0"), null, null)));
    }

    @Test
    void environmentComesBeforeTheFile() {
        Settings settings = loaded(
                """
                [components]
                api_port = 1000
                queue_port = 1001
                """,
                Map.of(
                        "RINGMASTER_COMPONENTS_API_PORT", "2000",
                        "RINGMASTER_HOT_RELOAD_ENABLED", "true",
                        "RINGMASTER_HOT_RELOAD_DEBOUNCE_SECONDS", "0.5",
                        "RINGMASTER_RETRY_INITIAL_BACKOFF", "50ms",
                        "RINGMASTER_PRIORITIZATION_PAGERANK", "1",
                        "RINGMASTER_SECURITY_ALLOWED_HOSTS", "a.local, b.local",
                        "RINGMASTER_SCHEDULING_MAX_PER_TYPE", "codex=2,claude-code=3"));

        assertThat(settings.components().apiPort()).isEqualTo(2000);
        assertThat(settings.components().queuePort()).isEqualTo(1001);
        assertThat(settings.hotReload().enabled()).isTrue();
        assertThat(settings.hotReload().debounce()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.retry().initialBackoff()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.prioritization().pagerank()).isEqualTo(1.0);
        assertThat(settings.security().allowedHosts()).containsExactly("a.local", "b.local");
        assertThat(settings.scheduling().maxPerType()).isEqualTo(Map.of("codex", 2, "claude-code", 3));
    }

    @Test
    void everyKeyHasAVariableOfItsOwn() {
        List<String> variables = KeyTable.SECTIONS.stream()
                .flatMap(section -> section.keyNames().stream().map(section::variable))
                .toList();

        assertThat(variables).hasSizeGreaterThan(40).doesNotHaveDuplicates().contains("RINGMASTER_KAFKA_PORT");
    }

    @Test
    void misspeltVariableIsAWarning() {
        SettingsResult result = parse("", Map.of("RINGMASTER_KAFKA_PROT", "1", "RINGMASTER_HOME", "/x"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        SettingsResult.Loaded.class,
                        loaded -> assertThat(loaded.warnings())
                                .containsExactly(
                                        "environment variable RINGMASTER_KAFKA_PROT changes nothing: no key has this"
                                                + " name (did you mean RINGMASTER_KAFKA_PORT?)"));
    }

    @Test
    void effectiveSettingsNameTheirSource() {
        byte[] content = bytes("""
            [kafka]
            partitions = 2
            """);

        List<EffectiveSetting> effective =
                SettingsLoader.effective(content, Map.of("RINGMASTER_KAFKA_TOPIC_PREFIX", "mine."), Map.of());

        assertThat(effective)
                .contains(
                        new EffectiveSetting("kafka.partitions", "2", "ringmaster.toml:2"),
                        new EffectiveSetting("kafka.topic_prefix", "\"mine.\"", "RINGMASTER_KAFKA_TOPIC_PREFIX"),
                        new EffectiveSetting("retry.max_backoff", "\"5m\"", "default"),
                        new EffectiveSetting("scheduling.max_per_type", "{}", "default"));
    }

    private static Settings loaded(String toml) {
        return loaded(toml, Map.of());
    }

    private static Settings loaded(String toml, Map<String, String> environment) {
        return switch (parse(toml, environment)) {
            case SettingsResult.Loaded loaded -> loaded.settings();
            case SettingsResult.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static SettingsResult parse(String toml, Map<String, String> environment) {
        return SettingsLoader.parse(bytes(toml), environment);
    }

    private static byte[] bytes(String toml) {
        return toml.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.ringmaster.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.model.id.WorkerId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The settings' records refuse what is out of range and name the key; how a file is read is tested where it is read. */
class SettingsInvariantsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void refusedValueNamesItsKey() {
        refused("mode", () -> new DeploymentSettings("moon"));
        refused("bind_address", () -> new ComponentsSettings("", 1, 2, 3, 4, 5, 1));
        refused("queue_port", () -> new ComponentsSettings("127.0.0.1", 1, 1, 3, 4, 5, 1));
        refused("scheduler_port", () -> new ComponentsSettings("127.0.0.1", 1, 2, 3, 65_536, 5, 1));
        refused("release_port", () -> new ComponentsSettings("127.0.0.1", 1, 2, 3, 4, 4, 1));
        refused("api_workers", () -> new ComponentsSettings("127.0.0.1", 1, 2, 3, 4, 5, 0));
        refused("bootstrap_servers", () -> new KafkaSettings("host", 1, "", 1, 1));
        refused("port", () -> new KafkaSettings("", 65_535, "", 1, 1));
        refused("topic_prefix", () -> new KafkaSettings("", 1, "a_b", 1, 1));
        refused("replication_factor", () -> new KafkaSettings("", 1, "", 1, 3));
        refused("debounce_seconds", () -> new HotReloadSettings(true, List.of(), Duration.ZERO));
        refused("watch_dirs", () -> new HotReloadSettings(true, List.of(" "), SECOND));
        refused("protected_files", () -> improvement(List.of(""), "full", List.of("true"), SECOND, 2, 0.05));
        refused("profile", () -> improvement(List.of(), "quick", List.of("true"), SECOND, 2, 0.05));
        refused("proof", () -> improvement(List.of(), "full", List.of(), SECOND, 2, 0.05));
        refused("proof_timeout", () -> improvement(List.of(), "full", List.of("true"), Duration.ZERO, 2, 0.05));
        refused("latency_factor", () -> improvement(List.of(), "full", List.of("true"), SECOND, 0.5, 0.05));
        refused("error_rate", () -> improvement(List.of(), "full", List.of("true"), SECOND, 2, 1.5));
        refused("pagerank", () -> new PrioritizationSettings(-0.1, 1, 1, 1, 1, 0, SECOND));
        refused("betweenness", () -> new PrioritizationSettings(1, Double.NaN, 1, 1, 1, 0, SECOND));
        refused("priority", () -> new PrioritizationSettings(0, 0, 0, 0, 1, 0, SECOND));
        refused("time_limit", () -> new PrioritizationSettings(1, 1, 1, 1, 1, 0, Duration.ZERO));
        refused("inheritance", () -> new PrioritizationSettings(1, 1, 1, 1, 1.1, 0, SECOND));
        refused("inheritance", () -> new PrioritizationSettings(1, 1, 1, 1, -0.1, 0, SECOND));
        refused("max_concurrent", () -> new SchedulingSettings(0, Map.of(), Map.of(), Map.of(), List.of(), List.of()));
        refused(
                "max_per_type.codex",
                () -> new SchedulingSettings(1, Map.of("codex", 0), Map.of(), Map.of(), List.of(), List.of()));
        refused(
                "max_per_capability.gpu",
                () -> new SchedulingSettings(1, Map.of(), Map.of("gpu", 0), Map.of(), List.of(), List.of()));
        refused(
                "max_per_account.team",
                () -> new SchedulingSettings(1, Map.of(), Map.of(), Map.of("team", 0), List.of(), List.of()));
        refused(
                "fallback_types",
                () -> new SchedulingSettings(1, Map.of(), Map.of(), Map.of(), List.of("codex"), List.of("codex")));
        refused("max_attempts", () -> new RetrySettings(0, SECOND, SECOND, 1, 0.2, SECOND, SECOND));
        refused("initial_backoff", () -> new RetrySettings(1, Duration.ofSeconds(-1), SECOND, 1, 0.2, SECOND, SECOND));
        refused("max_backoff", () -> new RetrySettings(1, SECOND, Duration.ZERO, 1, 0.2, SECOND, SECOND));
        refused("jitter", () -> new RetrySettings(1, SECOND, SECOND, 1, 1.1, SECOND, SECOND));
        refused("quota_jitter", () -> new RetrySettings(1, SECOND, SECOND, 1, 0.2, Duration.ofDays(1), SECOND));
        refused("session_wait", () -> new RetrySettings(1, SECOND, SECOND, 1, 0.2, SECOND, Duration.ofSeconds(-1)));
        refused("idle", () -> new ScalingSettings(true, Duration.ofDays(2)));
        refused(
                "reserve_usd",
                () -> new BudgetSettings(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("-0.01")));
        refused("multiplier", () -> new RetrySettings(1, SECOND, SECOND, 0.9, 0.2, SECOND, SECOND));
        refused("token_budget", () -> new EnrichmentSettings(499, 1));
        refused("max_failure_tokens", () -> new EnrichmentSettings(500, 501));
        refused("gate_timeout", () -> new LandingSettings(Duration.ZERO, false, SECOND, 8, Duration.ofMinutes(1)));
        refused(
                "agent_stop_grace",
                () -> new LandingSettings(SECOND, false, Duration.ofMinutes(11), 8, Duration.ofMinutes(1)));
        refused("max_batch", () -> new LandingSettings(SECOND, false, SECOND, 0, Duration.ofMinutes(1)));
        refused("pull_request_poll", () -> new LandingSettings(SECOND, false, SECOND, 8, SECOND));
        refused("allowed_hosts", () -> new SecuritySettings(List.of("host:80"), List.of()));
        refused("allowed_origins", () -> new SecuritySettings(List.of(), List.of("ring.example")));
        refused("events", () -> new RetentionSettings(SECOND, Duration.ofDays(1)));
        refused("output", () -> new RetentionSettings(Duration.ofDays(1), SECOND));
        refused("every", () -> new BackupSettings(Duration.ofSeconds(-1), 7));
        refused("keep", () -> new BackupSettings(SECOND, 0));
        refused("type", () -> worker("a b", "c", List.of(), PromptDelivery.STDIN, List.of()));
        refused("command", () -> worker("a", " ", List.of(), PromptDelivery.STDIN, List.of()));
        refused("args", () -> worker("a", "c", List.of(), PromptDelivery.FILE, List.of()));
        refused("args", () -> worker("a", "c", List.of("{prompt_file}"), PromptDelivery.STDIN, List.of()));
        refused("env", () -> worker("a", "c", List.of(), PromptDelivery.STDIN, List.of("A=b")));
    }

    @Test
    void valueOfAVariableIsNotRepeated() {
        assertThatThrownBy(() -> worker("a", "c", List.of(), PromptDelivery.STDIN, List.of("KEY=hunter2")))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void workersHaveDifferentNames() {
        WorkerSettings worker = worker("a", "c", List.of(), PromptDelivery.STDIN, List.of());

        refused("workers", () -> Settings.DEFAULT.withWorkers(List.of(worker, worker)));
    }

    @Test
    void brokerIsFoundWhereTheSettingsSay() {
        assertThat(KafkaSettings.DEFAULT.bootstrap()).isEqualTo("127.0.0.1:7790");
        assertThat(new KafkaSettings("a:1,b:2", 1, "", 1, 3).bootstrap()).isEqualTo("a:1,b:2");
    }

    private static WorkerSettings worker(
            String type, String command, List<String> args, PromptDelivery prompt, List<String> env) {
        return new WorkerSettings(
                new WorkerId("w"),
                type,
                command,
                args,
                prompt,
                Set.of(),
                1,
                0,
                SECOND,
                env,
                false,
                null,
                "",
                SECOND,
                WorkerLimits.DEFAULT,
                HealthThresholds.DEFAULT,
                Sandbox.NONE);
    }

    private static void refused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidSettingException.class, refusal -> {
            assertThat(refusal.key()).isEqualTo(key);
            assertThat(refusal.problem()).isNotBlank();
        });
    }

    private static SelfImprovementSettings improvement(
            List<String> protectedFiles,
            String profile,
            List<String> proof,
            Duration timeout,
            double latencyFactor,
            double errorRate) {
        return new SelfImprovementSettings(
                true,
                protectedFiles,
                List.of(),
                true,
                true,
                profile,
                proof,
                List.of("true"),
                timeout,
                SECOND,
                latencyFactor,
                errorRate);
    }
}

package dev.ringmaster.scheduler.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.WorkerLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link AgentRuntime} keeps to; an adapter's test inherits it and says how to open one. */
@Timeout(60)
public abstract class AgentRuntimeContractTest {
    protected final AttemptId attempt = new AttemptId(UUID.randomUUID());

    @TempDir
    protected Path folder;

    protected AgentRuntime runtime;

    /** Opens a runtime on the same place each time, as a restarted service does. */
    protected abstract AgentRuntime open() throws Exception;

    @BeforeEach
    void openRuntime() throws Exception {
        runtime = open();
    }

    @Test
    void agentGetsThePromptOnItsInputAndItsOutputIsKept() throws Exception {
        runtime.launch(shell("cat; echo told >&2; exit 7", "héllo\n"));

        assertThat(over(runtime.onExit(attempt)))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Exited.class,
                        exited -> assertThat(exited.exit().exitCode()).isEqualTo(7));
        assertThat(runtime.output()
                        .readFinished(attempt, OutputSource.AGENT, 0, 1000)
                        .text())
                .isEqualTo("héllo\ntold\n");
    }

    @Test
    void agentGetsThePromptAsAFile() throws Exception {
        runtime.launch(request(
                "sh",
                List.of("-c", "cat \"$1\"; read -r nothing || echo no input", "sh", "{prompt_file}"),
                "from a file\n",
                PromptDelivery.FILE));

        over(runtime.onExit(attempt));
        assertThat(output()).isEqualTo("from a file\nno input\n");
    }

    @Test
    void launchedAgentIsFoundRunningByItsIdentity() throws Exception {
        LaunchResult.Started started = (LaunchResult.Started) runtime.launch(shell("sleep 60", ""));

        assertThat(runtime.find(attempt))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Running.class,
                        running -> assertThat(running.identity()).isEqualTo(started.identity()));
        over(runtime.stop(attempt, Duration.ZERO));
    }

    @Test
    void secondLaunchStartsNothing() throws Exception {
        runtime.launch(shell("echo once; sleep 60", ""));

        assertThat(runtime.launch(shell("echo twice", ""))).isInstanceOf(LaunchResult.AlreadyClaimed.class);
        over(runtime.stop(attempt, Duration.ZERO));
        assertThat(output()).doesNotContain("twice");
    }

    @Test
    void oneOfManyLaunchesAtOnceStartsTheAgent() throws Exception {
        Path witness = folder.resolve("witness");
        List<Future<LaunchResult>> launches = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                launches.add(threads.submit(
                        () -> runtime.launch(shell("cat; echo ran >>\"" + witness + "\"", "whole prompt\n"))));
            }
        }
        List<LaunchResult> results = new ArrayList<>();
        for (Future<LaunchResult> launch : launches) {
            results.add(launch.get());
        }

        over(runtime.onExit(attempt));
        assertThat(results).filteredOn(LaunchResult.Started.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(LaunchResult.AlreadyClaimed.class::isInstance)
                .hasSize(7);
        assertThat(witness).hasContent("ran");
        assertThat(output()).isEqualTo("whole prompt\n");
    }

    @Test
    void attemptThatNobodyLaunchedNeverStartsOnceItWasLookedFor() {
        assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.NeverStarted.class);
        assertThat(runtime.launch(shell("echo late", ""))).isInstanceOf(LaunchResult.AlreadyClaimed.class);
        assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.NeverStarted.class);
    }

    @Test
    void commandThatDoesNotExistIsNamedAndLeavesTheAttemptUnclaimed() {
        assertThat(runtime.launch(request("no-such-agent", List.of(), "", PromptDelivery.STDIN)))
                .isInstanceOfSatisfying(
                        LaunchResult.CommandNotFound.class,
                        notFound -> assertThat(notFound.reason()).contains("no-such-agent"));
        assertThat(runtime.launch(shell("true", ""))).isInstanceOf(LaunchResult.Started.class);
    }

    @Test
    void nothingOfTheServicesEnvironmentReachesTheAgentUnlessItIsAllowed() throws Exception {
        Map<String, String> own = Map.of("CANARY_SECRET", "s3cret", "ALLOWED", "yes", "PATH", System.getenv("PATH"));
        runtime.launch(new LaunchRequest(
                attempt,
                "env",
                List.of(),
                "",
                PromptDelivery.STDIN,
                folder,
                CleanEnvironment.of(own, List.of("ALLOWED"))));

        over(runtime.onExit(attempt));
        assertThat(output()).contains("ALLOWED=yes").doesNotContain("CANARY").doesNotContain("s3cret");
        assertThat(output().lines().map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrder("ALLOWED", "PATH", "PWD", "RINGMASTER_RUN");
    }

    @Test
    void runtimeOpenedLaterAdoptsARunningAgentAndHearsOfItsExit() throws Exception {
        Path go = folder.resolve("go");
        runtime.launch(shell("until [ -e \"" + go + "\" ]; do sleep 0.05; done; exit 9", ""));

        AgentRuntime later = open();
        assertThat(later.find(attempt)).isInstanceOf(AttemptLiveness.Running.class);
        CompletionStage<AttemptLiveness> over = later.onExit(attempt);
        Files.createFile(go);
        assertThat(over(over))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Exited.class,
                        exited -> assertThat(exited.exit().exitCode()).isEqualTo(9));
    }

    @Test
    void stopAsksFirst() throws Exception {
        runtime.launch(shell("trap 'echo asked; exit 3' TERM; echo up; while :; do sleep 0.05; done", ""));
        awaitOutput("up");

        assertThat(over(runtime.stop(attempt, Duration.ofSeconds(30))))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Exited.class,
                        exited -> assertThat(exited.exit().exitCode()).isEqualTo(3));
        assertThat(output()).contains("asked");
    }

    @Test
    void stopEndsByForceWhatDoesNotListen() throws Exception {
        runtime.launch(shell("trap '' TERM; echo up; while :; do sleep 0.05; done", ""));
        awaitOutput("up");

        assertThat(over(runtime.stop(attempt, Duration.ofMillis(100))))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Exited.class,
                        exited -> assertThat(exited.exit().exitCode()).isEqualTo(137));
    }

    @Test
    void stopOfAnAgentThatIsOverIsHarmless() throws Exception {
        runtime.launch(shell("exit 4", ""));
        AttemptLiveness over = over(runtime.onExit(attempt));

        assertThat(over(runtime.stop(attempt, Duration.ZERO))).isEqualTo(over);
    }

    @Test
    void watcherHearsOfEveryGrowthUntilItCloses() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(1);
        Path go = folder.resolve("go");
        try (OutputWatch _ = runtime.output().watch(attempt, () -> {
            String text = output();
            seen.add(text);
            if (text.contains("first")) {
                touch(go);
            }
            if (text.endsWith("last\n")) {
                all.countDown();
            }
        })) {
            runtime.launch(shell("echo first; until [ -e \"" + go + "\" ]; do sleep 0.02; done; echo last", ""));
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        }

        over(runtime.onExit(attempt));
        assertThat(seen).contains("first\n", "first\nlast\n");
    }

    protected LaunchRequest shell(String script, String prompt) {
        return request("sh", List.of("-c", script), prompt, PromptDelivery.STDIN);
    }

    protected LaunchRequest request(String command, List<String> args, String prompt, PromptDelivery delivery) {
        return new LaunchRequest(
                attempt, command, args, prompt, delivery, folder, CleanEnvironment.of(System.getenv(), List.of()));
    }

    @Test
    void errorsAreKeptApartWhereThatIsAskedFor() throws Exception {
        LaunchRequest shell =
                request("sh", List.of("-c", "echo out; echo err >&2; echo more"), "", PromptDelivery.STDIN);
        runtime.launch(new LaunchRequest(
                attempt,
                shell.command(),
                shell.args(),
                "",
                shell.delivery(),
                folder,
                shell.environment(),
                true,
                WorkerLimits.DEFAULT));
        over(runtime.onExit(attempt));

        assertThat(output()).isEqualTo("out\nmore\n");
        assertThat(runtime.output().errors(attempt, 100)).isEqualTo("err\n");
        assertThat(runtime.output().errorsSize(attempt)).isEqualTo(4);
        assertThat(runtime.output().lastWritten(attempt, OutputSource.AGENT)).isPresent();
    }

    @Test
    void ofManyErrorsTheLastWholeLinesAreRead() throws Exception {
        LaunchRequest shell = request("sh", List.of("-c", "seq 1 100000 >&2; echo last >&2"), "", PromptDelivery.STDIN);
        runtime.launch(new LaunchRequest(
                attempt,
                shell.command(),
                shell.args(),
                "",
                shell.delivery(),
                folder,
                shell.environment(),
                true,
                WorkerLimits.DEFAULT));
        over(runtime.onExit(attempt));

        assertThat(runtime.output().errors(attempt, 16)).isEqualTo("100000\nlast\n");
    }

    protected String output() {
        return runtime.output()
                .readFinished(attempt, OutputSource.AGENT, 0, 1 << 20)
                .text();
    }

    protected void awaitOutput(String text) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (OutputWatch _ = runtime.output().watch(attempt, () -> {
            if (output().contains(text)) {
                seen.countDown();
            }
        })) {
            assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    protected static AttemptLiveness over(CompletionStage<AttemptLiveness> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static void touch(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

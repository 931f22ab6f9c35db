package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.TokenUsage;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents that tell of themselves, played by scripts. */
@QuarkusTest
@WithTestResource(value = RingTestResource.class, initArgs = @ResourceArg(name = "toml", value = Workers.TOML))
class AgentsIT {

    private static final String BEGIN = "echo '{\"type\":\"thread.started\",\"thread_id\":\"t-1\"}'\n";
    private static final String END = "echo '{\"type\":\"turn.completed\",\"usage\":{\"input_tokens\":10,"
            + "\"cached_input_tokens\":4,\"output_tokens\":2}}'\n";

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private RingEvents events;
    private Ring ring;

    @BeforeEach
    void listen() {
        events = new RingEvents(bootstrap, settings.codec());
        ring = new Ring(envelope -> sender.send(envelope).toCompletableFuture().join(), events);
    }

    @AfterEach
    void stop() throws InterruptedException {
        events.close();
    }

    @Test
    void typeAloneStartsTheAgentInAnEnvironmentBuiltFromNothing() throws IOException {
        assertThat(System.getenv("RINGMASTER_TEST_CANARY")).isEqualTo("chirp");
        Path program = settings.folder().home().resolve("bin/claude");
        Files.createDirectories(program.getParent());
        Files.writeString(program, """
                #!/bin/sh
                printf '%s\\n' "$@" >arguments
                env >environment
                cat >prompt
                echo '{"type":"system","subtype":"init","session_id":"s-1","model":"claude-sonnet-4-5"}'
                echo 'a warning' >&2
                echo '{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"done","session_id":"s-1",\
                "total_cost_usd":0.5,"usage":{"input_tokens":3,"output_tokens":4}}'
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Assignment assignment = Ring.assignment(ring.folderProject("typed"), "claude");

        ring.prepare(assignment, "Do it.");

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(null));
        Path folder = settings.folder().worktree(assignment.attempt());
        Path home = settings.folder().state().resolve("workers/claude/home");
        assertThat(folder.resolve("arguments"))
                .content()
                .startsWith("-p\n--output-format\nstream-json\n")
                .endsWith("--model\nsonnet\n")
                .doesNotContain("Do it.");
        assertThat(folder.resolve("prompt")).hasContent("Do it.");
        assertThat(folder.resolve("environment"))
                .content()
                .contains("HOME=" + home, "CLAUDE_CONFIG_DIR=" + home.resolve(".claude"), "DISABLE_AUTOUPDATER=1")
                .doesNotContain("CANARY", "chirp", "MAVEN", "SUREFIRE");
        assertThat(Files.getPosixFilePermissions(home)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        AgentReport report = ring.reportsOf(assignment).getLast().report();
        assertThat(report.session()).isEqualTo("s-1");
        assertThat(report.cost().usd()).isEqualByComparingTo("0.5");
        assertThat(report.unknownEvents()).isZero();
    }

    @Test
    void sessionIsToldWhileTheAgentRunsAndTheRestAtItsEnd() throws IOException {
        Path go = Files.createTempDirectory("go").resolve("go");
        Assignment assignment = Ring.assignment(ring.folderProject("told"), "talker");

        ring.prepare(assignment, BEGIN + "until [ -e " + go + " ]; do sleep 0.05; done\n" + END);
        AgentReport early =
                ring.awaitEvent(assignment, AttemptEvent.AttemptReported.class).report();
        assertThat(ring.toldOf(assignment)).doesNotContain(AttemptEvent.AttemptExited.class);
        Files.writeString(go, "");
        ring.awaitOutcome(assignment);

        assertThat(early.session()).isEqualTo("t-1");
        assertThat(early.tokens()).isEqualTo(TokenUsage.UNKNOWN);
        assertThat(ring.reportsOf(assignment)).hasSize(2);
        assertThat(ring.reportsOf(assignment).getLast().report().tokens())
                .isEqualTo(new TokenUsage(6L, 2L, 4L, null, FigureSource.ACTUAL));
    }

    @Test
    void spentQuotaIsTheOutcomeWithItsEndWhateverTheExitCode() {
        Assignment assignment = Ring.assignment(ring.folderProject("limited"), "talker");

        ring.prepare(
                assignment,
                BEGIN + "echo '{\"type\":\"turn.failed\",\"error\":{\"message\":"
                        + "\"You have hit your usage limit. Try again in 2 hours.\"}}'\n");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.QuotaExhausted.class, quota -> {
            assertThat(quota.until())
                    .isBetween(
                            Instant.now().plus(Duration.ofMinutes(118)),
                            Instant.now().plus(Duration.ofMinutes(122)));
            assertThat(quota.message()).startsWith("You have hit your usage limit.");
        });
    }

    @Test
    void outputThatBreaksOffIsNoSuccess() {
        Assignment assignment = Ring.assignment(ring.folderProject("broken"), "talker");

        ring.prepare(assignment, BEGIN + "echo 'segmentation fault' >&2\nprintf '{\"type\":\"turn.comp'\n");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.INCOMPLETE);
            assertThat(failed.detail()).isEqualTo("segmentation fault");
        });
    }

    @Test
    void agentThatStaysAfterItsEndIsEndedAndJudgedByItsWord() {
        Assignment assignment = Ring.assignment(ring.folderProject("lingering"), "talker");
        Instant begun = Instant.now();

        ring.prepare(assignment, BEGIN + END + "trap '' TERM\nsleep 600 & sleep 600\n");

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(null));
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void cancelWinsOverAnAgentThatLingers() {
        Assignment assignment = Ring.assignment(ring.folderProject("cancelled"), "talker");

        ring.prepare(assignment, BEGIN + END + "trap '' TERM\nsleep 600 & sleep 600\n");
        ring.awaitStarted(assignment);
        await().atMost(Ring.SOON).until(() -> !ring.reportsOf(assignment).isEmpty());
        ring.revoke(assignment, "not needed");

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Cancelled("not needed"));
    }

    @Test
    void agentIsResumedInTheSameFolderWithWhatItDid() throws IOException {
        Assignment first = Ring.assignment(ring.folderProject("resumed"), "talker");
        ring.prepare(
                first,
                BEGIN + "echo one >one\necho '{\"type\":\"turn.failed\",\"error\":{\"message\":"
                        + "\"stream disconnected\"}}'\n");
        assertThat(ring.awaitOutcome(first))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(FailureClass.NETWORK));

        Assignment second = Ring.resumed(first, "t-1");
        ring.prepare(
                second,
                "printf '%s ' \"$@\" >arguments; pwd >two\n" + BEGIN + "echo '{\"type\":\"turn.failed\","
                        + "\"error\":{\"message\":\"stream disconnected\"}}'\n");
        ring.awaitOutcome(second);
        Assignment third = Ring.resumed(second, "t-1");
        ring.prepare(third, "test -e two && pwd >three\n" + BEGIN + END);

        assertThat(ring.awaitOutcome(third)).isEqualTo(new Outcome.Succeeded(null));
        Path folder = settings.folder().worktree(first.attempt());
        assertThat(folder.resolve("arguments")).hasContent("json resume t-1 ");
        assertThat(folder.resolve("one")).hasContent("one");
        assertThat(folder.resolve("two")).hasContent(folder.toRealPath().toString());
        assertThat(folder.resolve("three")).hasContent(folder.toRealPath().toString());
        assertThat(List.of(second, third))
                .allSatisfy(later ->
                        assertThat(settings.folder().worktree(later.attempt())).doesNotExist());
    }
}

package dev.ringmaster.e2e.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.conformance.script.ScriptBook;
import dev.ringmaster.e2e.conformance.script.Usage;
import dev.ringmaster.e2e.conformance.server.FakeModelServer;
import dev.ringmaster.e2e.conformance.server.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real CLIs against the fake model server. Those that continuous integration must run are installed if they are not there; the others are
 * run where they are installed. What is not run says why.
 */
class RealCliIT {

    private static final Path KIT = Path.of("conformance").toAbsolutePath();
    private static final Duration WINDOW = Duration.ofHours(2);

    @TempDir
    Path workplace;

    private volatile Duration ahead = Duration.ZERO;
    private FakeModelServer server;
    private Driver driver;

    static Stream<String> clis() throws IOException {
        return WorkerCli.all(KIT).stream().map(WorkerCli::name);
    }

    @BeforeEach
    void prepare() throws IOException {
        server = new FakeModelServer(
                0,
                ScriptBook.load(KIT.resolve("scripts")),
                new Journal(workplace.resolve("journal.jsonl")),
                () -> Instant.now().plus(ahead));
        driver = new Driver(KIT, CliCache.folder(), server.address(), workplace);
        driver.prepare();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        // Links out of the folder, such as codex makes to itself, would be warned of.
        try (Stream<Path> files = Files.walk(workplace)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clis")
    void editsAFileAndRunsATest(String name) throws IOException {
        CliRun run = run(cli(name), Driver.Login.KEY, prompt("success"), Optional.empty());

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(driver.worktree().resolve("greeting.txt")).hasContent("hello");
        assertThat(driver.worktree().resolve("check.out")).hasContent("check: ok");
        assertThat(answers().getLast().path("toolResults").toString()).contains("check: ok");
        assertThat(String.join("\n", run.lines())).contains("the check passes");
    }

    @ParameterizedTest
    @MethodSource("clis")
    void reportsTheTokensThatTheModelCounted(String name) throws IOException {
        assumeTrue(!name.equals("copilot"), "copilot's stream has no token counts for a provider of one's own");

        CliRun run = run(cli(name), Driver.Login.KEY, prompt("success"), Optional.empty());

        assertThat(ReportedUsage.in(cli(name), run)).contains(new Usage(3900, 600, 153));
    }

    @ParameterizedTest
    @MethodSource("clis")
    void asksAQuestionAndGoesOnWithTheAnswerInTheSameSession(String name) throws IOException {
        CliRun asking = run(cli(name), Driver.Login.KEY, prompt("question"), Optional.empty());
        assertThat(asking.exitCode()).as(asking.toString()).isZero();
        assertThat(answers().getLast().path("text").asText()).isEqualTo("? Which colour should the button have?");
        assertThat(driver.worktree().resolve("answered.txt")).doesNotExist();

        CliRun answered = run(cli(name), Driver.Login.KEY, "Make it blue.\n", asking.session());

        assertThat(answered.exitCode()).as(answered.toString()).isZero();
        assertThat(answered.session()).isEqualTo(asking.session());
        assertThat(driver.worktree().resolve("answered.txt")).hasContent("answered");
        assertThat(answers().getLast().path("user").toString()).contains("conformance-script", "Make it blue.");
    }

    @ParameterizedTest
    @MethodSource("clis")
    void endsAtASpentWindowAndGoesOnAfterItsReset(String name) throws IOException {
        assumeTrue(
                !name.equals("qwen") && !name.equals("opencode"),
                name + " does not end: it waits for the reset by itself, however far away that is");
        CliRun limited = run(cli(name), Driver.Login.ACCOUNT, prompt("limit-hours"), Optional.empty());
        assertThat(limited.exitCode()).as(limited.toString()).isNotZero();
        assertThat(limited.wasStopped()).isFalse();
        assertThat(driver.worktree().resolve("before.txt")).exists();
        assertThat(answers().getLast().path("answer").asText()).isEqualTo("limit");

        ahead = WINDOW.plusSeconds(2);
        CliRun resumed = run(cli(name), Driver.Login.ACCOUNT, "The window is open again: go on.\n", limited.session());

        assertThat(resumed.exitCode()).as(resumed.toString()).isZero();
        assertThat(answers().getLast().path("text").asText()).isEqualTo("✓ Finished after the limit.");
        assertThat(answers().getLast().path("turns").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("clis")
    void endsWhenItsKeyIsRefused(String name) throws IOException {
        CliRun run = run(cli(name), Driver.Login.KEY, prompt("unauthorized"), Optional.empty());

        assertThat(run.wasStopped()).isFalse();
        // Qwen Code ends with 0 and words the refusal as the model's answer.
        assertThat(run.exitCode() != 0 || String.join("\n", run.lines()).contains("[API Error: 401"))
                .as(run.toString())
                .isTrue();
    }

    private CliRun run(WorkerCli cli, Driver.Login login, String prompt, Optional<String> resume) throws IOException {
        Optional<String> missing = CliCache.whyMissing(KIT, cli);
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        return driver.run(cli, login, prompt, resume);
    }

    private static WorkerCli cli(String name) throws IOException {
        return WorkerCli.named(KIT, name).orElseThrow();
    }

    private static String prompt(String script) {
        return "Please do the scripted work.\nconformance-script: " + script + "\n";
    }

    /** The journal's entries that took a step. */
    private List<JsonNode> answers() throws IOException {
        assertThat(Files.exists(workplace.resolve("journal.jsonl"))).isTrue();
        return server.journal().entries().stream().filter(e -> e.has("step")).toList();
    }
}

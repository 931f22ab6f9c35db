package dev.ringmaster.cli.command;

import static dev.ringmaster.cli.FakeApi.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.CommandRun;
import dev.ringmaster.cli.FakeApi;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingCommandsTest {

    @TempDir
    private Path folder;

    private final FakeApi api = new FakeApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void statusSaysWhatToDoNext() {
        api.on("GET /status", 200, """
                {"version":"0.1.0","workers":[{"id":"demo","running":1,"capacity":4},{"id":"aider","running":0,"capacity":0,
                "reason":"command not found"}],"tasks":{"ready":7,"in_progress":2,"done":0},"decisions":{"open":1},
                "lastEventAt":"2026-01-02T03:04:03Z"}""");
        CommandRun run =
                CommandRun.against(api).onTerminal().with("NO_COLOR", "1").run("status");
        assertThat(run.out()).isEqualTo("ringmaster 0.1.0  " + api.base() + "  live (last event 2 s ago)\n" + """
                Agents     1 busy of 4   demo 1/4, aider off (command not found)
                Tasks      7 ready, 2 in progress
                Needs you  1 decision
                """);
        assertThat(run.err()).isEqualTo("Next: ringmaster decisions\n");
    }

    @Test
    void ringThatDoesNotRunIsToldWithTheNextStep() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Files.writeString(folder.resolve("ringmaster.toml"), "[components]\napi_port = " + free + "\n");
        CommandRun never = new CommandRun.Builder().in(folder).run("status");
        assertThat(never.code()).isEqualTo(4);
        assertThat(never.err()).contains("has never been started").contains("ringmaster up");

        Files.createDirectories(folder.resolve(".ringmaster"));
        Files.writeString(folder.resolve(".ringmaster/token"), "secret\n");
        CommandRun down = new CommandRun.Builder()
                .in(Files.createDirectory(folder.resolve("inside")))
                .run("status");
        assertThat(down.code()).isEqualTo(4);
        assertThat(down.err())
                .isEqualTo("ringmaster: the API at http://127.0.0.1:" + free
                        + " cannot be reached\nStart the ring with: ringmaster up\n");
    }

    @Test
    void folderAndTokenOfTheRingAreFound() throws IOException {
        api.on("GET /status", 200, "{\"version\":\"0.1.0\"}");
        Files.writeString(folder.resolve("ringmaster.toml"), "[components]\napi_port = " + api.port() + "\n");
        Files.createDirectories(folder.resolve(".ringmaster"));
        Files.writeString(folder.resolve(".ringmaster/token"), "of-this-ring\n");
        CommandRun run = new CommandRun.Builder().run("status", "--home", folder.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(api.last().headers()).containsEntry("authorization", "Bearer of-this-ring");
    }

    @Test
    void folderWithoutARingIsTold() {
        CommandRun run = new CommandRun.Builder().in(folder).run("list");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("there is no ringmaster.toml in " + folder);
    }

    @Test
    void projectAddMakesAPathAbsoluteAndNamesItsGates() {
        api.on("POST /projects", 201, "{\"id\":\"textkit\",\"repository\":\"/x\"}");
        CommandRun run = CommandRun.against(api)
                .in(folder)
                .run(
                        "project",
                        "add",
                        ".",
                        "--gate",
                        "mvn -q test",
                        "--gate",
                        "mvn test",
                        "--target",
                        "main",
                        "--name",
                        "Textkit");
        assertThat(run.out()).isEqualTo("textkit\n");
        assertThat(api.last().body())
                .isEqualTo(
                        "{\"repository\":\"" + folder + "\",\"targetBranch\":\"main\",\"name\":\"Textkit\",\"gates\":["
                                + "{\"name\":\"mvn-test\",\"shell\":\"mvn -q test\"},{\"name\":\"mvn-test-2\",\"shell\":\"mvn test\"}]}");
        CommandRun.against(api).in(folder).run("project", "add", "https://example.org/x.git");
        assertThat(api.last().body()).isEqualTo("{\"repository\":\"https://example.org/x.git\"}");
        assertThat(CommandRun.against(api).run("project", "add").code()).isEqualTo(2);
    }

    @Test
    void projectOfAUrlSaysThatItsWorkLandsInTheCloneOnly() {
        api.on("GET /tasks/count", 200, "{\"counts\":{}}");
        api.on("GET /projects/x", 200, "{\"id\":\"x\",\"repository\":\"https://example.org/x.git\"}");
        assertThat(CommandRun.against(api).run("project", "show", "x").out())
                .contains("Lands in     .ringmaster/repositories/x, the ring's clone; nothing is pushed to the URL\n");
        api.on("GET /tasks/count", 200, "{\"counts\":{}}");
        api.on("GET /projects/y", 200, "{\"id\":\"y\",\"repository\":\"/home/sam/y\"}");
        assertThat(CommandRun.against(api).run("project", "show", "y").out()).doesNotContain("Lands in");
    }

    @Test
    void notAGitRepositoryComesWithAdvice() {
        api.on(
                "POST /projects",
                422,
                "{\"title\":\"The path is not a git repository\",\"detail\":\"/x is not a git repository.\",\"code\":\"not-a-git-repository\"}");
        CommandRun run = CommandRun.against(api).run("project", "add", "/x");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("ringmaster: /x is not a git repository.\n")
                .contains("git init");
    }

    @Test
    void importShowsItsCountsAndWhatIsWrong() throws IOException {
        Files.writeString(folder.resolve("issues.jsonl"), "{}\n");
        api.on("POST /projects/textkit/import", 200, """
                {"refused":[],"changes":[{"issue":"bd-1","task":"textkit-1","kind":"updated","fields":["title"]}],
                "read":5,"created":3,"updated":1,"unchanged":0,"skipped":1,"dependencies":2,"nonBlocking":4,
                "dangling":[{"task":"bd-1","dependsOn":"bd-9"}],"cycles":[["bd-2","bd-3"]],
                "problems":[{"line":4,"message":"is not JSON","invalid":true}]}""");
        CommandRun run =
                CommandRun.against(api).in(folder).run("import", "issues.jsonl", "--project", "textkit", "--dry-run");
        assertThat(run.out()).isEqualTo("""
                Would read 5: 3 created, 1 updated, 0 unchanged, 1 skipped
                Dependencies: 2; links that do not block: 4
                Changes: 1
                  bd-1 updated (title)
                Dangling dependencies, which block nobody: 1
                  bd-1 → bd-9 (does not exist)
                Cycles, blocked until one dependency of each is removed: 1
                  bd-2 → bd-3
                Lines that need a look: 1
                  line 4: is not JSON: left out
                """);
        assertThat(api.last().path()).isEqualTo("/projects/textkit/import?format=beads&dryRun=true");
        assertThat(api.last().headers())
                .containsEntry("content-type", "application/x-ndjson")
                .containsKey("idempotency-key");
    }

    @Test
    void importThatWouldBeRefusedSaysSoAndPassesOnWhatAPersonInsistsOn() throws IOException {
        Files.writeString(folder.resolve("issues.jsonl"), "{}\n");
        api.on("POST /projects/textkit/import", 200, "{\"refused\":[\"5 of the 20 issues are gone\"]}");
        CommandRun run = CommandRun.against(api)
                .in(folder)
                .run(
                        "import",
                        "issues.jsonl",
                        "--project",
                        "textkit",
                        "--dry-run",
                        "--skip-invalid",
                        "--deletions",
                        "keep");
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).startsWith("Would be refused: 5 of the 20 issues are gone\n");
        assertThat(api.last().path())
                .isEqualTo("/projects/textkit/import?format=beads&dryRun=true&skipInvalid=true&deletions=keep");
    }

    @Test
    void exportReplacesTheFileAndLeavesItWhereTheServerRefuses() throws IOException {
        Path file = folder.resolve("issues.jsonl");
        Files.writeString(file, "old\n");
        api.on("GET /projects/textkit/export", 404, "{\"code\":\"unknown-project\",\"detail\":\"There is none.\"}");
        api.on("GET /projects/textkit/export", 200, "{\"id\":\"a\" }\n");
        assertThat(CommandRun.against(api)
                        .in(folder)
                        .run("export", "issues.jsonl", "--project", "textkit")
                        .code())
                .isEqualTo(3);
        assertThat(Files.readString(file)).isEqualTo("old\n");

        CommandRun.against(api).in(folder).run("export", "issues.jsonl", "--project", "textkit");
        assertThat(Files.readString(file)).isEqualTo("{\"id\":\"a\" }\n");
        assertThat(api.last().path()).isEqualTo("/projects/textkit/export?format=beads");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void eventsShowTheLastOnesAndFollow() {
        api.on("GET /status", 200, "{\"eventCursor\":100}");
        api.on(
                "GET /events",
                200,
                "{\"items\":[{\"seq\":100,\"type\":\"task.ready\",\"subject\":\"a-1\",\"time\":\"t\",\"data\":{}}],"
                        + "\"nextCursor\":100}");
        CommandRun run = CommandRun.against(api).run("events", "--limit", "10");
        assertThat(run.out()).isEqualTo("100\tt\ttask.ready\ta-1\t\n");
        assertThat(api.last().path()).isEqualTo("/events?after=90&limit=500");

        api.on("GET /events/stream", exchange -> FakeApi.stream(exchange, event(101, "task.ready", "a-2", "{}")));
        api.on("GET /events/stream", 404, "{\"title\":\"over\"}");
        CommandRun follow = CommandRun.against(api).run("events", "-f", "-o", "jsonl");
        assertThat(follow.out().lines()).hasSize(2).last().asString().contains("\"seq\":101");
        assertThat(follow.code()).isEqualTo(3);
    }

    @Test
    void logsOfATaskAreItsLatestAttempts() {
        String attempt = "019a0000-0000-7000-8000-000000000001";
        api.on("GET /tasks/a-1", 200, "{\"id\":\"a-1\",\"attempt\":\"" + attempt + "\"}");
        api.on(
                "GET /attempts/" + attempt + "/output",
                200,
                "{\"offset\":0,\"nextOffset\":8,\"text\":\"one\\ntwo\\n\",\"complete\":false}");
        api.on(
                "GET /attempts/" + attempt + "/output",
                200,
                "{\"offset\":8,\"nextOffset\":14,\"text\":\"three\\n\",\"complete\":true}");
        api.on(
                "GET /attempts/" + attempt + "/output",
                200,
                "{\"offset\":14,\"nextOffset\":14,\"text\":\"\",\"complete\":true}");
        assertThat(CommandRun.against(api).run("logs", "-f", "a-1").out()).isEqualTo("one\ntwo\nthree\n");
        assertThat(api.last().path()).contains("source=agent").contains("offset=14");
    }

    @Test
    void taskWithoutAnAttemptHasNoLog() {
        api.on("GET /tasks/a-1", 200, "{\"id\":\"a-1\",\"attempt\":null,\"sentence\":\"waits for a-0 to be done\"}");
        CommandRun run = CommandRun.against(api).run("logs", "a-1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("a-1 has not been tried yet: it waits for a-0 to be done");
    }

    @ParameterizedTest
    @CsvSource({"1, 'c\n'", "2, 'b\nc\n'", "9, 'a\nb\nc\n'", "0, ''"})
    void tailOfAComponentsLogIsItsLastLines(int lines, String expected) throws IOException {
        Files.writeString(folder.resolve("ringmaster.toml"), "");
        Files.createDirectories(folder.resolve(".ringmaster/log"));
        Files.writeString(folder.resolve(".ringmaster/log/queue-service.log"), "a\nb\nc\n");
        CommandRun run =
                new CommandRun.Builder().in(folder).run("logs", "queue-service", "--tail", String.valueOf(lines));
        assertThat(run.out()).isEqualTo(expected);
        assertThat(new CommandRun.Builder().in(folder).run("logs", "queue").out())
                .isEqualTo("a\nb\nc\n");
        assertThat(new CommandRun.Builder().in(folder).run("logs", "broker").code())
                .isEqualTo(3);
    }

    @Test
    void brokenSettingsAreToldWithTheirPlace() throws IOException {
        Files.writeString(folder.resolve("ringmaster.toml"), "[components]\napi_prot = 1\n");
        CommandRun run = new CommandRun.Builder().in(folder).run("config", "validate");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("line 2").contains("api_prot").contains("api_port");
        assertThat(run.err()).contains("1 problem in ringmaster.toml");
        Files.writeString(folder.resolve("good.toml"), "[components]\napi_port = 7800\n");
        assertThat(new CommandRun.Builder()
                        .in(folder)
                        .run("config", "validate", "good.toml")
                        .code())
                .isZero();
        assertThat(new CommandRun.Builder()
                        .in(folder)
                        .run("config", "validate", "none.toml")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void settingsAreExplainedWithTheirSource() throws IOException {
        Files.writeString(folder.resolve("ringmaster.toml"), "[components]\napi_port = 7800\n");
        CommandRun run = new CommandRun.Builder()
                .in(folder)
                .with("RINGMASTER_COMPONENTS_QUEUE_PORT", "7801")
                .run("config", "explain");
        assertThat(run.out())
                .contains("components.api_port\t7800\tringmaster.toml:2")
                .contains("components.queue_port\t7801\tRINGMASTER_COMPONENTS_QUEUE_PORT");
    }

    @Test
    void oneSettingIsExplainedWithItsDefaultAndWhatAChangeTakes() throws IOException {
        Files.writeString(folder.resolve("ringmaster.toml"), "[components]\nbind_address = \"0.0.0.0\"\n");
        assertThat(new CommandRun.Builder()
                        .in(folder)
                        .run("config", "explain", "components.bind_address")
                        .out())
                .contains("components.bind_address = \"0.0.0.0\"   from ringmaster.toml:2")
                .contains("Default    \"127.0.0.1\"")
                .contains("could open a door: it waits for ringmaster reload --confirm")
                .contains("api-service");
        assertThat(new CommandRun.Builder()
                        .in(folder)
                        .run("config", "explain", "workers.timeout")
                        .out())
                .contains("Default    \"30m\"");
        assertThat(new CommandRun.Builder()
                        .in(folder)
                        .run("config", "explain", "retry.none")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void whatIsInForceIsShownBesideAnEditThatIsNot() throws IOException {
        AppliedSettings applied = new AppliedSettings(
                7,
                "0123456789abcdef",
                Instant.parse("2026-03-01T09:30:00Z"),
                List.of("retry.max_attempts"),
                Set.of(),
                Map.of("components.bind_address", "\"127.0.0.1\""),
                "[components]\nbind_address = \"0.0.0.0\"\n[retry]\nmax_attempts = 5\n");
        new AppliedFile(new RingFolder(folder)).write(applied);
        Files.writeString(folder.resolve("ringmaster.toml"), "[retry]\nmax_atempts = 9\n");

        assertThat(new CommandRun.Builder().in(folder).run("config", "show").out())
                .contains("Version    7")
                .contains("Changed    retry.max_attempts")
                .contains("line 2, column 1: retry.max_atempts")
                .contains("retry.max_attempts = 5   version 7, line 4")
                .contains("components.bind_address = \"127.0.0.1\"   version 7, until ringmaster reload --confirm");
    }

    @Test
    void reloadOfARingThatDoesNotRunPutsTheFileInForce() throws IOException {
        Files.writeString(folder.resolve("ringmaster.toml"), "[retry]\nmax_attempts = 9\n");
        CommandRun first = new CommandRun.Builder().in(folder).run("reload");
        Files.writeString(
                folder.resolve("ringmaster.toml"),
                "[components]\nbind_address = \"0.0.0.0\"\n[retry]\nmax_attempts = 9\n");
        CommandRun held = new CommandRun.Builder().in(folder).run("reload");
        CommandRun confirmed = new CommandRun.Builder().in(folder).run("reload", "--confirm");
        Files.writeString(folder.resolve("ringmaster.toml"), "[retry\n");
        CommandRun broken = new CommandRun.Builder().in(folder).run("reload");

        assertThat(first.out()).contains("Version 1 of the settings is in force");
        assertThat(held.out()).contains("components.bind_address could open a door: as before");
        assertThat(confirmed.out()).contains("Version 3").contains("changed: components.bind_address");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("line 1");
    }
}

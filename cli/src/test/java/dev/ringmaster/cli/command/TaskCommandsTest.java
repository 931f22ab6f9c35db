package dev.ringmaster.cli.command;

import static dev.ringmaster.cli.FakeApi.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.CommandRun;
import dev.ringmaster.cli.FakeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCommandsTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void addSendsEverythingAndPrintsTheId() {
        api.on("POST /tasks", 201, "{\"items\":[{\"id\":\"textkit-8\",\"title\":\"Slugs\"}]}");
        CommandRun run = CommandRun.against(api)
                .run(
                        "add",
                        "Slugs",
                        "--project",
                        "textkit",
                        "-d",
                        "Words to slugs",
                        "-p",
                        "0",
                        "--after",
                        "textkit-1,textkit-2",
                        "--agent",
                        "demo",
                        "--requires",
                        "java",
                        "--ac",
                        "it works",
                        "--gate",
                        "mvn -q test",
                        "--draft");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("textkit-8\n");
        assertThat(api.last().body())
                .isEqualTo(
                        "{\"project\":\"textkit\",\"tasks\":[{\"title\":\"Slugs\",\"description\":\"Words to slugs\",\"priority\":0,"
                                + "\"dependsOn\":[\"textkit-1\",\"textkit-2\"],\"requires\":[\"java\"],\"acceptanceCriteria\":[\"it works\"],"
                                + "\"agent\":\"demo\",\"gates\":[{\"name\":\"mvn-test\",\"shell\":\"mvn -q test\"}],\"status\":\"draft\"}]}");
    }

    @Test
    void onlyProjectIsTheDefault() {
        api.on("GET /projects", 200, "{\"items\":[{\"id\":\"textkit\"}]}");
        api.on("POST /tasks", 201, "{\"items\":[{\"id\":\"textkit-8\",\"title\":\"Slugs\"}]}");
        CommandRun run = CommandRun.against(api).onTerminal().run("add", "Slugs");
        assertThat(run.code()).isZero();
        assertThat(api.last().body()).startsWith("{\"project\":\"textkit\"");
        assertThat(run.out()).contains("textkit-8");
        assertThat(run.err()).isEqualTo("Next: ringmaster watch textkit-8\n");
    }

    @Test
    void ofSeveralProjectsOneMustBeNamed() {
        api.on("GET /projects", 200, "{\"items\":[{\"id\":\"b\"},{\"id\":\"a\"}]}");
        CommandRun run = CommandRun.against(api).run("add", "Slugs");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "ringmaster: there are several projects, so one must be named\nAdd --project with one of: a, b\n");
    }

    @Test
    void descriptionComesFromAFileOrFromStandardInput(@TempDir Path folder) throws IOException {
        api.on("POST /tasks", 201, "{\"items\":[{\"id\":\"textkit-8\"}]}");
        Files.writeString(folder.resolve("task.md"), "from the file");
        CommandRun.against(api).in(folder).run("add", "A", "--project", "p", "-F", "task.md");
        assertThat(api.last().body()).contains("from the file");
        CommandRun.against(api).reading("from the pipe").run("add", "A", "--project", "p", "-");
        assertThat(api.last().body()).contains("from the pipe");
        assertThat(CommandRun.against(api)
                        .in(folder)
                        .run("add", "A", "--project", "p", "-F", "none.md")
                        .code())
                .isEqualTo(3);
        assertThat(CommandRun.against(api)
                        .run("add", "A", "--project", "p", "-d", "x", "-F", "y")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void listPassesItsFiltersOnAndFollowsThePages() {
        api.on("GET /tasks", 200, "{\"items\":[{\"id\":\"a-1\"}],\"nextCursor\":\"next/page\"}");
        api.on("GET /tasks", 200, "{\"items\":[{\"id\":\"a-2\"}]}");
        CommandRun run = CommandRun.against(api)
                .run("list", "--status", "ready,in-progress", "--project", "a", "--sort", "-priority", "-o", "name");
        assertThat(run.out()).isEqualTo("a-1\na-2\n");
        assertThat(api.requests.getFirst().path())
                .isEqualTo("/tasks?project=a&status=ready%2Cin_progress&sort=-priority&limit=100");
        assertThat(api.last().path()).endsWith("limit=99&cursor=next%2Fpage");
    }

    @Test
    void whyPrintsTheParagraphAndForProgramsItsFacts() {
        String why = "{\"task\":\"textkit-7\",\"paragraph\":\"textkit-7 is ready.\",\"before\":0}";
        api.on("GET /tasks/textkit-7/why", 200, why);
        api.on("GET /tasks/textkit-7/why", 200, why);

        assertThat(CommandRun.against(api).onTerminal().run("why", "textkit-7").out())
                .isEqualTo("textkit-7 is ready.\n");
        assertThat(CommandRun.against(api).run("why", "textkit-7", "-o", "json").out())
                .contains("\"before\" : 0");
    }

    @Test
    void showTellsWhyATaskDoesNotRunAndWhatItsAttemptsCameTo() {
        api.on("GET /tasks/textkit-7", 200, """
                {"id":"textkit-7","title":"Count words","status":"blocked","sentence":"waits for an answer to d-1","priority":1,
                "score":0.41999,"rank":3,"rankedAt":"2026-01-02T03:00:00Z",
                "attempts":1,"blockedBy":{"kind":"decision","decision":"d-1"},"description":"Do it"}""");
        api.on("GET /attempts", 200, """
                {"items":[{"id":"019a0000-0000-7000-8000-000000000001","number":1,"status":"finished","worker":"demo",
                "startedAt":"2026-01-02T03:00:00Z","finishedAt":"2026-01-02T03:02:00Z",
                "outcome":{"kind":"failed","message":"gate 'test' failed"},
                "report":{"model":"m","session":"s-1","unknownEvents":3}}]}""");
        api.on(
                "GET /decisions",
                200,
                "{\"items\":[{\"id\":\"d-1\",\"question\":\"What now?\",\"detail\":\"expected 2\"}]}");
        CommandRun run =
                CommandRun.against(api).onTerminal().with("NO_COLOR", "1").run("show", "textkit-7");
        assertThat(run.out())
                .contains("blocked: waits for an answer to d-1")
                .contains("1  failed  on demo, started 4 min ago, took 2 min\n     gate 'test' failed")
                .contains("Worth        0.420 as of its last change, place 3 in the ranking of 4 min ago")
                .contains("session s-1, 3 lines of its output not understood")
                .contains("Needs a decision  d-1\nWhat now?\n  expected 2");
        assertThat(run.err()).contains("ringmaster answer d-1 retry");
        assertThat(CommandRun.against(api)
                        .run("show", "textkit-7", "-o", "json")
                        .out())
                .contains("\"attemptHistory\"")
                .contains("\"openDecisions\"");
    }

    @ParameterizedTest
    @CsvSource({"done, , 0", "failed, , 6", "cancelled, , 6", "blocked, decision, 7"})
    void waitTellsByItsExitCode(String status, String blocked, int code) {
        api.on("GET /status", 200, "{\"eventCursor\":5}");
        api.on("GET /tasks/a-1", 200, "{\"id\":\"a-1\",\"status\":\"in_progress\"}");
        api.on(
                "GET /tasks/a-1",
                200,
                "{\"id\":\"a-1\",\"status\":\"" + status + "\",\"blockedBy\":{\"kind\":\"" + blocked + "\"}}");
        api.on("GET /events/stream", exchange -> FakeApi.stream(exchange, event(6, "task.changed", "a-1", "{}")));
        CommandRun run = CommandRun.against(api).run("wait", "a-1");
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).startsWith("a-1\t" + status);
        assertThat(api.requests).anyMatch(request -> request.path().startsWith("/events/stream?after=5"));
    }

    @Test
    void waitForAPersonEndsWellWhenOneIsNeeded() {
        api.on("GET /status", 200, "{\"eventCursor\":5}");
        api.on("GET /tasks/a-1", 200, "{\"id\":\"a-1\",\"status\":\"blocked\",\"blockedBy\":{\"kind\":\"decision\"}}");
        assertThat(CommandRun.against(api)
                        .run("wait", "a-1", "--for", "needs-you")
                        .code())
                .isZero();
    }

    @Test
    void waitGivesUpWhenItsTimeIsOver() {
        api.on("GET /status", 200, "{\"eventCursor\":5}");
        api.on("GET /tasks/a-1", 200, "{\"id\":\"a-1\",\"status\":\"ready\"}");
        api.on("GET /events/stream", exchange -> {
            FakeApi.stream(exchange);
            try {
                Thread.currentThread().join(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        CommandRun run = CommandRun.against(api).run("wait", "a-1", "--timeout", "200ms");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("did not get there within 200ms");
    }

    @Test
    void watchOfATaskShowsItsEventsAndEndsWithIt() {
        api.on("GET /status", 200, "{\"eventCursor\":5}");
        api.on("GET /tasks/a-1", 200, "{\"id\":\"a-1\",\"status\":\"in_progress\",\"sentence\":\"runs\"}");
        api.on("GET /tasks/a-1", 200, "{\"id\":\"a-1\",\"status\":\"done\"}");
        api.on(
                "GET /events/stream",
                exchange -> FakeApi.stream(
                        exchange,
                        event(6, "task.ready", "a-2", "{}"),
                        event(7, "task.completed", "a-1", "{\"state\":{\"status\":\"done\"}}")));
        CommandRun run = CommandRun.against(api).run("watch", "a-1");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("7\t2026-01-02T03:04:05Z\ttask.completed\ta-1\tdone\n");
    }

    @Test
    void watchOfAFinishedTaskGivesAProgramItsFinalState() {
        api.on("GET /status", 200, "{\"eventCursor\":5}");
        api.on("GET /tasks/a-1", 200, "{\"id\":\"a-1\",\"status\":\"cancelled\"}");
        CommandRun run = CommandRun.against(api).run("watch", "a-1", "-o", "jsonl");
        assertThat(run.out()).isEqualTo("{\"id\":\"a-1\",\"status\":\"cancelled\"}\n");
        assertThat(run.code()).isEqualTo(6);
    }

    @Test
    void cancelOfSeveralGoesOnAfterARefusal() {
        api.on("POST /tasks/a-1/cancel", 409, "{\"title\":\"The task is finished\",\"code\":\"task-finished\"}");
        api.on("POST /tasks/a-2/cancel", 202, "{\"id\":\"a-2\",\"status\":\"in_progress\"}");
        CommandRun run = CommandRun.against(api).run("cancel", "a-1", "a-2", "-m", "not needed");
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("a-2\tis being cancelled\n");
        assertThat(run.err()).contains("a-1: The task is finished");
        assertThat(api.last().body()).isEqualTo("{\"reason\":\"not needed\"}");
    }

    @Test
    void retryOfAFinishedTaskNamesTheNewOne() {
        api.on("POST /tasks/a-1/retry", 201, "{\"id\":\"a-9\",\"retryOf\":\"a-1\"}");
        assertThat(CommandRun.against(api)
                        .with("USER", "ada")
                        .run("retry", "a-1")
                        .out())
                .isEqualTo("a-1\tis tried again as a-9\n");
        assertThat(api.last().body()).isEqualTo("{\"by\":\"ada\"}");
        api.on("POST /tasks/a-9/retry", 202, "{\"id\":\"a-9\",\"retryOf\":\"a-1\"}");
        assertThat(CommandRun.against(api).run("retry", "a-9").out()).isEqualTo("a-9\tis tried again\n");
    }

    @Test
    void answerWithAdviceAloneMeansRetry() {
        api.on("POST /decisions/d-1/answer", 200, "{\"id\":\"d-1\",\"task\":\"a-1\"}");
        CommandRun run = CommandRun.against(api).run("answer", "d-1", "-m", "use the tokenizer");
        assertThat(run.out()).isEqualTo("a-1 is tried again\n");
        assertThat(api.last().body()).isEqualTo("{\"option\":\"retry\",\"text\":\"use the tokenizer\"}");
        assertThat(CommandRun.against(api).run("answer", "d-1").code()).isEqualTo(2);
    }

    @Test
    void unknownTaskIsNotFound() {
        CommandRun run = CommandRun.against(api).run("show", "nothing");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).startsWith("ringmaster: There is nothing here: GET /tasks/nothing");
    }

    @Test
    void traceIsShownOnlyWhenItIsWanted() {
        assertThat(CommandRun.against(api).run("show", "x").err()).doesNotContain("\tat ");
        assertThat(CommandRun.against(api).run("show", "x", "--debug").err()).contains("\tat ");
    }

    @Test
    void submitHandsEachDraftOver() {
        api.on("POST /tasks/a-1/submit", 202, "{\"id\":\"a-1\",\"status\":\"blocked\"}");
        api.on(
                "POST /tasks/a-2/submit",
                409,
                "{\"detail\":\"Task a-2 is done, not a draft\",\"code\":\"task-not-draft\"}");
        CommandRun run = CommandRun.against(api).run("submit", "a-1", "a-2");
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).contains("a-1\tis submitted");
        assertThat(run.err()).contains("Task a-2 is done, not a draft");
    }

    @Test
    void decisionsOfThePastSayWhatBecameOfThem() {
        api.on("GET /decisions", 200, """
                {"items":[
                {"id":"d-a-1","task":"a-1","kind":"conflict","question":"?","raisedAt":"2026-01-01T00:00:00Z","status":"answered",
                "answer":{"option":"retry","by":"sam"}},
                {"id":"d-a-2","task":"a-2","kind":"conflict","question":"?","raisedAt":"2026-01-01T00:00:00Z","status":"withdrawn",
                "withdrawnBecause":"sam had the task tried again"}]}""");
        CommandRun run = CommandRun.against(api).run("decisions", "--status", "all");
        assertThat(run.out())
                .contains("\tanswered retry by sam\t")
                .contains("\twithdrawn: sam had the task tried again\t");
    }

    @Test
    void refusalIsOneSentenceAndGivesItsNextStepOnce() {
        api.on(
                "GET /tasks/x-1",
                404,
                "{\"title\":\"There is no such task\",\"detail\":\"There is no task 'x-1'. List them with 'ringmaster list'.\","
                        + "\"code\":\"unknown-task\"}");
        assertThat(CommandRun.against(api).run("show", "x-1").err())
                .isEqualTo("ringmaster: There is no task 'x-1'. List them with 'ringmaster list'.\n");
        api.on(
                "POST /tasks",
                422,
                "{\"title\":\"The request has invalid fields\",\"detail\":\"title: must not be blank\","
                        + "\"errors\":[{\"field\":\"title\",\"message\":\"must not be blank\"}]}");
        assertThat(CommandRun.against(api).run("add", "", "--project", "p").err())
                .isEqualTo("ringmaster: The request has invalid fields: title: must not be blank\n");
    }
}

package dev.ringmaster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.CommandRun;
import dev.ringmaster.cli.FakeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReleaseCommandsTest {

    private static final String ON =
            "{\"enabled\":true,\"items\":[],\"breaker\":{\"open\":false,\"failures\":0,\"reason\":\"\"}}";

    private final FakeApi api = new FakeApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void improveAddsATaskToTheProjectThatIsRingmaster() {
        api.on("GET /releases", 200, ON);
        api.on("GET /projects", 200, "{\"items\":[{\"id\":\"kit\",\"self\":false},{\"id\":\"ring\",\"self\":true}]}");
        api.on("POST /tasks", 201, "{\"items\":[{\"id\":\"ring-1\",\"title\":\"Say more\"}]}");

        CommandRun run = CommandRun.against(api).run("improve", "Say more\nin status");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("ring-1");
        assertThat(api.last().body())
                .contains("\"project\":\"ring\"", "\"title\":\"Say more\"", "\"description\":\"Say more\\nin status\"");
    }

    @Test
    void improveSaysWhenTheRingDoesNotChangeItself() {
        api.on("GET /releases", 200, "{\"enabled\":false,\"items\":[]}");

        assertThat(CommandRun.against(api).run("improve", "x").err()).contains("self-improvement is off");
    }

    @Test
    void improveNeedsAProjectThatIsRingmaster() {
        api.on("GET /releases", 200, ON);
        api.on("GET /projects", 200, "{\"items\":[{\"id\":\"kit\",\"self\":false}]}");
        CommandRun run = CommandRun.against(api).run("improve", "x");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no project is Ringmaster's own repository", "ringmaster project add");
        assertThat(CommandRun.against(api)
                        .run("improve", "x", "--project", "kit")
                        .err())
                .contains("kit is not Ringmaster's own repository");
    }

    @Test
    void releasesAreListedAndSayWhenTheyAreStopped() {
        api.on("GET /releases", 200, """
                {"enabled":true,"items":[{"id":"r-3","task":"ring-1","status":"went_back","stage":"watch",
                "commit":"0123456789abcdef","changedAt":"2026-01-02T01:04:05Z","message":"queue-service died 3 times"}],
                "breaker":{"open":true,"failures":3,"reason":"three releases failed in a row"}}""");

        CommandRun run = CommandRun.against(api).run("releases", "list");

        assertThat(run.out()).contains("r-3", "ring-1", "went_back", "0123456789", "died 3 times");
        assertThat(CommandRun.against(api).run("releases", "breaker").out())
                .contains("releases are stopped after 3 failures in a row");
    }

    @Test
    void aReleaseIsShownWithItsStagesAndWhatWasReplaced() {
        api.on("GET /releases/r-3", 200, """
                {"id":"r-3","task":"ring-1","status":"kept","commit":"abc","targetBranch":"main","tree":"def","message":"",
                "tag":"ringmaster-r-3","stages":[{"stage":"proof","enteredAt":"2026-01-02T01:04:05Z","passedAt":"2026-01-02T01:05:05Z",
                "evidence":"311 tests passed","tookMillis":60000}],
                "swaps":[{"component":"queue-service","from":"aaa","to":"bbb","gapMillis":812}],"detail":"steady"}""");

        assertThat(CommandRun.against(api).run("releases", "show", "r-3").out())
                .contains("r-3  kept", "proof", "60.0 s", "311 tests passed", "queue-service  aaa -> bbb  gap 812 ms");
    }

    @Test
    void rollbackAndClosingTheBreakerAreAskedOfTheApi() {
        api.on("POST /releases/r-3/rollback", 202, "{\"id\":\"r-3\",\"status\":\"kept\"}");
        api.on("POST /releases/breaker/close", 202, "{\"open\":true,\"failures\":3,\"reason\":\"\"}");

        assertThat(CommandRun.against(api).run("releases", "rollback", "r-3").out())
                .contains("r-3 is taken back");
        assertThat(CommandRun.against(api).run("releases", "breaker", "--close").out())
                .contains("releases go on");
        assertThat(api.last().path()).isEqualTo("/releases/breaker/close");
    }

    @Test
    void aProtectedChangeIsShownWithItsDifferenceAndAnswered() {
        String id = "d-ring-1-1-protected-change-0123abcd";
        api.on("GET /decisions/" + id, 200, """
                {"id":"d-ring-1-1-protected-change-0123abcd","task":"ring-1","kind":"protected_change","status":"open",
                "question":"May it change the guard?","options":["approve","reject"],"detail":"-old\\n+new\\n"}""");
        api.on("POST /decisions/" + id + "/answer", 200, "{\"task\":\"ring-1\",\"kind\":\"protected_change\"}");

        assertThat(CommandRun.against(api).run("decisions", id).out())
                .contains("May it change the guard?", "approve, reject", "+new");
        assertThat(CommandRun.against(api).run("answer", id, "approve").out()).contains("goes on to its proof");
    }

    @Test
    void missingTestsAreAnsweredInEitherSpelling() {
        api.on("POST /decisions/d-1/answer", 200, "{\"task\":\"ring-1\",\"kind\":\"tests_missing\"}");

        assertThat(CommandRun.against(api).run("answer", "d-1", "add-tests").out())
                .contains("with tests to add");
        assertThat(api.last().body()).contains("\"add_tests\"");
        assertThat(CommandRun.against(api).run("answer", "d-1", "skip").out()).contains("marked as risky");
    }
}

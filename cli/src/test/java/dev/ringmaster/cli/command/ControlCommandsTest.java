package dev.ringmaster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.CommandRun;
import dev.ringmaster.cli.FakeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlCommandsTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void pauseSaysWhyAndResumeOfAllNeedsNoTask() {
        api.on("POST /tasks/p-1/pause", 202, "{\"id\":\"p-1\"}");
        api.on("POST /resume", 202, "{}");

        CommandRun paused = CommandRun.against(api).run("pause", "p-1", "-m", "looks wrong");
        assertThat(paused.out()).isEqualTo("p-1\tis paused after its attempt\n");
        assertThat(api.last().body()).isEqualTo("{\"reason\":\"looks wrong\"}");

        CommandRun resumed = CommandRun.against(api).run("resume", "--all");
        assertThat(resumed.out()).isEqualTo("The ring gives tasks out again\n");
        assertThat(resumed.code()).isZero();
    }

    @Test
    void pauseOfNothingIsAMistake() {
        CommandRun run = CommandRun.against(api).run("pause");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--all");
    }

    @Test
    void reassignNamesTheAgent() {
        api.on("POST /tasks/p-1/reassign", 202, "{\"id\":\"p-1\"}");

        CommandRun run = CommandRun.against(api).run("reassign", "p-1", "--to", "codex");

        assertThat(run.out()).isEqualTo("p-1\tgoes to codex\n");
        assertThat(api.last().body()).isEqualTo("{\"to\":\"codex\"}");
    }

    @Test
    void figuresSayWhereTheyComeFromAndUnknownIsNeverZero() {
        api.on("GET /attempts", 200, """
                {"items":[
                {"id":"a1","task":"p-1","worker":"claude","status":"running","health":{"state":"active","reason":"writes"},
                "report":{"session":"s-1","model":"m","tokens":{"input":12300,"output":840,"cacheRead":90100,"source":"actual"},
                "cost":{"usd":0.4,"source":"actual"}}},
                {"id":"a2","task":"p-1","worker":"codex","status":"running",
                "report":{"tokens":{"input":5,"output":0,"source":"actual"},"cost":{"usd":0.00012,"source":"priced"}}},
                {"id":"a3","task":"p-1","worker":"any","status":"finished","outcome":{"kind":"succeeded"},
                "report":{"tokens":{"source":"unknown"},"cost":{"source":"unknown"}}},
                {"id":"a4","task":"p-1","worker":"any","status":"assigned"}]}""");

        CommandRun run = CommandRun.against(api).run("attempts", "p-1");

        assertThat(run.out()).isEqualTo("""
                a1\tp-1\tclaude\trunning\tactive\tm\t12.3k in, 840 out, 90.1k cached\t$0.40\ts-1
                a2\tp-1\tcodex\trunning\t\t\t5 in, 0 out\t$0.00012 (priced)\t
                a3\tp-1\tany\tsucceeded\t\t\t-\t-\t
                a4\tp-1\tany\tassigned\t\t\t-\t-\t
                """);
    }

    @Test
    void budgetShowsWhatIsUnknownBesideWhatWasSpent() {
        api.on("GET /budgets", 200, """
                {"items":[{"scope":"day","subject":"ring","day":"2026-03-01","spentUsd":4.1,"reservedUsd":2,"unknown":1,
                "limitUsd":20},{"scope":"project_day","subject":"kit","day":"2026-03-01","spentUsd":0,"reservedUsd":0,
                "unknown":0}]}""");

        CommandRun run = CommandRun.against(api).run("budget", "show");

        assertThat(run.out()).isEqualTo("""
                the ring\t2026-03-01\t$4.10\t$2.00\t$20.00\t1 attempt
                project kit\t2026-03-01\t$0.00\t$0.00\tnone\t
                """);
    }

    @Test
    void agentsSayUntilWhenAndWhyTheyGetNoWork() {
        api.on("GET /workers", 200, """
                {"items":[{"id":"claude","type":"claude-code","status":"paused","running":0,"capacity":3,"slots":1,"account":"team",
                "capabilities":["code"],"reason":"its quota is used up until 2026-03-01T10:00:00Z",
                "until":"2026-03-01T10:00:12Z","windows":[{"name":"five_hour","status":"rejected","utilization":1.0},
                {"name":"seven_day","status":"allowed"}]}]}""");

        CommandRun run = CommandRun.against(api).run("agents", "list");

        assertThat(run.out())
                .isEqualTo(
                        "claude\tpaused\tclaude-code\t0/1\tteam\tcode\tits quota is used up until 2026-03-01T10:00:00Z"
                                + "\t2026-03-01T10:00:12Z\tfive_hour 100%, seven_day allowed\n");
    }

    @Test
    void agentThatCanLogInAgainIsResumed() {
        api.on("POST /workers/codex/resume", 202, "{\"id\":\"codex\"}");

        assertThat(CommandRun.against(api).run("agents", "resume", "codex").out())
                .isEqualTo("codex\tgets work again\n");
    }
}

package dev.ringmaster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.CommandRun;
import dev.ringmaster.cli.FakeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanCommandsTest {
    private final FakeApi api = new FakeApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void planShowsEachAnswerBesideTheBaselineWithTheDifference() {
        api.on("GET /projects/kit/plan", 200, """
                {"project":"kit","tasks":3,"simulations":1000,"seed":1,
                "baseline":{"p50":"PT3H","p80":"PT5H","p95":"PT50H","attempts":3.4,"atOnce":2,"left":1},
                "whatIf":[{"asked":"workers +2","sentence":"worker claude has 3 slots instead of 1",
                "outlook":{"p50":"PT2H","p80":"PT5H","p95":"PT51H","left":1},
                "p50Change":"PT-1H","p80Change":"PT0S","p95Change":"PT1H","leftChange":0}],
                "order":[{"place":1,"id":"kit-1","title":"First","track":1,"worker":"claude","running":false,
                "start":"PT0S","end":"PT10M","meanEnd":"PT12M","drives":0.5}],
                "tracks":[{"track":1,"tasks":3,"first":"kit-1","end":"PT3H"}],
                "waiting":[{"id":"kit-3","title":"Third","sentence":"is a draft: submit it to run it","holdsUp":2}],
                "basis":[],"assumptions":["Open decisions are answered within 60 min."]}""");

        CommandRun run = CommandRun.against(api)
                .run("plan", "--project", "kit", "--workers", "+2", "--delay", "d-kit-1", "1d", "--if-done", "kit-2");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("3 open tasks, 1000 simulations")
                .contains("as it is", "3.0 h", "2.1 d")
                .contains("2.0 h (-60 min)", "5.0 h (no change)", "2.1 d (+60 min)")
                .contains("kit-1", "12 min", "50 %", "is a draft", "Open decisions are answered");
        assertThat(api.last().path())
                .contains("simulations=1000&seed=1", "workers=%2B2", "delay=d-kit-1%3A86400s", "ifDone=kit-2");
    }

    @Test
    void badInputIsRefusedInOneSentence() {
        CommandRun none = CommandRun.against(api).run("plan", "--project", "kit", "--simulations", "0");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("--simulations is 1 to 10000, not 0");

        CommandRun when = CommandRun.against(api).run("plan", "--project", "kit", "--delay", "d-1", "soon");
        assertThat(when.code()).isEqualTo(2);
        assertThat(when.err()).contains("'soon' is not a time");

        CommandRun stale = CommandRun.against(api).run("insights", "--project", "kit", "--stale-days", "0");
        assertThat(stale.err()).contains("--stale-days is 1 to 3650, not 0");
    }

    @Test
    void insightsSayWhyEachIsNamed() {
        api.on("GET /projects/kit/insights", 200, """
                {"project":"kit","tasks":9,"certainty":"exact","items":[
                {"kind":"keystone","tasks":["kit-1"],"title":"First","sentence":"4 open tasks wait for it"},
                {"kind":"cycle","tasks":["kit-2","kit-3"],"title":"","sentence":"is part of a cycle"}],
                "ranking":{"at":"2026-01-01T12:00:00Z","graphVersion":7,"metrics":[
                {"metric":"pagerank","status":"exact","millis":0.1},
                {"metric":"betweenness","status":"approximate","millis":20,"epsilon":0.1,"delta":0.05,"samples":1200},
                {"metric":"critical_path","status":"stale","millis":1,"since":"2026-01-01T11:59:00Z"},
                {"metric":"hits","status":"timed_out","millis":500}]}}""");

        CommandRun run = CommandRun.against(api).run("insights", "--project", "kit");

        assertThat(run.out()).contains("keystone", "4 open tasks wait for it", "kit-2 and 1 more");
        assertThat(run.out() + run.err())
                .contains(
                        "Ranked 2026-01-01T12:00:00Z: pagerank exact, betweenness approximate (within 0.1, wrong in 5.00 %"
                                + " of cases, 1200 samples), critical_path stale since 2026-01-01T11:59:00Z, hits timed out");
        assertThat(CommandRun.against(api)
                        .run("insights", "--project", "kit", "-o", "json")
                        .out())
                .contains("\"kind\" : \"Insights\"");
    }
}

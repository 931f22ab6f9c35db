package dev.ringmaster.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.CommandRun;
import dev.ringmaster.cli.FakeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {

    private final FakeApi api = new FakeApi();

    @BeforeEach
    void oneTask() {
        api.on("GET /tasks", 200, """
                {"items":[{"id":"textkit-7","project":"textkit","title":"Count \\u001b[31mwords\\tin a line","status":"done",
                "priority":1,"attempts":2,"worker":"demo","since":"2026-01-02T03:01:00Z"}],"nextCursor":null}""");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void terminalGetsATableWithRelativeTimes() {
        CommandRun run =
                CommandRun.against(api).onTerminal().with("NO_COLOR", "1").run("list");
        assertThat(run.out()).isEqualTo("""
                ID         STATUS  PRI  TRIES  WORKER  SINCE      TITLE
                textkit-7  done    P1   2      demo    3 min ago  Count [31mwords in a line
                """);
        assertThat(run.code()).isZero();
    }

    @Test
    void narrowTerminalCutsTheLastColumn() {
        CommandRun run = CommandRun.against(api)
                .onTerminal()
                .with("NO_COLOR", "1")
                .with("COLUMNS", "60")
                .run("list");
        assertThat(run.out()).contains("Count [31mwords in …\n");
    }

    @Test
    void pipeGetsTabsWholeValuesAndAbsoluteTimes() {
        CommandRun run = CommandRun.against(api).with("COLUMNS", "20").run("list");
        assertThat(run.out())
                .isEqualTo("textkit-7\tdone\tP1\t2\tdemo\t2026-01-02T03:01:00Z\tCount [31mwords in a line\n");
    }

    @Test
    void jsonHasAVersionedEnvelope() {
        CommandRun run = CommandRun.against(api).onTerminal().run("list", "-o", "json");
        assertThat(run.out().replaceAll("\\s", ""))
                .startsWith("{\"schemaVersion\":1,\"kind\":\"TaskList\",\"items\":[{\"id\":\"textkit-7\"");
        assertThat(CommandRun.against(api).run("list", "--json").out()).isEqualTo(run.out());
    }

    @Test
    void jsonLinesAndNamesHaveNoEnvelope() {
        assertThat(CommandRun.against(api).run("list", "-o", "jsonl").out().lines())
                .singleElement()
                .asString()
                .startsWith("{\"id\":\"textkit-7\"");
        assertThat(CommandRun.against(api).run("list", "-o", "name").out()).isEqualTo("textkit-7\n");
    }

    @ParameterizedTest
    @CsvSource({"TERM, xterm, true", "TERM, dumb, false", "NO_COLOR, 1, false", "NO_COLOR, '', true"})
    void coloursFollowTheEnvironment(String variable, String value, boolean coloured) {
        CommandRun run =
                CommandRun.against(api).onTerminal().with(variable, value).run("list");
        assertThat(run.out().contains("\u001b[32mdone\u001b[0m")).isEqualTo(coloured);
    }

    @Test
    void coloursCanBeRefusedAndNeverReachAPipe() {
        assertThat(CommandRun.against(api)
                        .onTerminal()
                        .run("list", "--no-color")
                        .out())
                .doesNotContain("\u001b");
        assertThat(CommandRun.against(api).run("list").out()).doesNotContain("\u001b");
    }

    @Test
    void emptyListIsSaidBesideTheData() {
        api.on("GET /workers", 200, "{\"items\":[]}");
        CommandRun run = CommandRun.against(api).run("agents", "list");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("No agents.");
    }
}

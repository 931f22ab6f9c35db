package dev.ringmaster.e2e.conformance.ring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.e2e.conformance.cli.CliRun;
import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import dev.ringmaster.e2e.conformance.script.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportCheckTest {

    private static final WorkerCli CODEX = new WorkerCli("codex", "p", "1", "codex", true);
    private static final WorkerCli CLAUDE = new WorkerCli("claude", "p", "1", "claude", true);
    private static final String FIRST = "{\"id\":\"a1\",\"report\":%s}";
    private static final String RESUMED =
            "{\"id\":\"a2\",\"resumed\":{\"session\":\"s\",\"earlier\":\"a1\"},\"report\":%s}";
    private static final String CODEX_SAYS =
            "{\"type\":\"turn.completed\",\"usage\":{\"input_tokens\":%d,\"cached_input_tokens\":%d,\"output_tokens\":%d}}";

    @Test
    void whatAgreesIsNoProblem() {
        SeenAttempt first = codex(
                FIRST.formatted(report("\"input\":800,\"cacheRead\":200,\"output\":50", "actual", "0.0032", "priced")),
                CODEX_SAYS.formatted(1000, 200, 50),
                new Usage(1000, 200, 50));
        SeenAttempt second = codex(
                RESUMED.formatted(
                        report("\"input\":900,\"cacheRead\":400,\"output\":51", "actual", "0.00353", "priced")),
                CODEX_SAYS.formatted(2300, 600, 101),
                new Usage(1300, 400, 51));

        assertThat(ReportCheck.problems(CODEX, List.of(first, second))).isEmpty();
    }

    @Test
    void zeroForUnknownIsFound() {
        SeenAttempt silent = codex(
                FIRST.formatted(report("\"input\":0,\"cacheRead\":0,\"output\":0", "actual", "0", "priced")),
                "{}",
                new Usage(0, 0, 0));

        assertThat(ReportCheck.problems(CODEX, List.of(silent)))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("tokens of attempt 1: wanted")
                        .contains("source=unknown"));
    }

    @Test
    void tokensOfTheWholeSessionTakenForThoseOfARunAreFound() {
        SeenAttempt first = codex(
                FIRST.formatted(report("\"input\":800,\"cacheRead\":200,\"output\":50", "actual", "0.0032", "priced")),
                CODEX_SAYS.formatted(1000, 200, 50),
                new Usage(1000, 200, 50));
        SeenAttempt second = codex(
                RESUMED.formatted(
                        report("\"input\":1700,\"cacheRead\":600,\"output\":101", "actual", "0.00673", "priced")),
                CODEX_SAYS.formatted(2300, 600, 101),
                new Usage(1300, 400, 51));

        assertThat(ReportCheck.problems(CODEX, List.of(first, second)))
                .singleElement()
                .asString()
                .startsWith("tokens of attempt 2: wanted Figures[input=900");
    }

    @Test
    void tokensThatHoldThoseOfAnEarlierRunAreNoMoreThanEstimated() {
        SeenAttempt limited =
                codex(FIRST.formatted(report("", "unknown", "", "unknown")), "{}", new Usage(1000, 0, 50));
        String both = "\"input\":1700,\"cacheRead\":600,\"output\":101";
        String says = CODEX_SAYS.formatted(2300, 600, 101);
        Usage served = new Usage(1300, 600, 51);

        assertThat(ReportCheck.problems(
                        CODEX,
                        List.of(
                                limited,
                                codex(
                                        RESUMED.formatted(report(both, "estimated", "0.00673", "estimated")),
                                        says,
                                        served))))
                .isEmpty();
        assertThat(ReportCheck.problems(
                        CODEX,
                        List.of(
                                limited,
                                codex(RESUMED.formatted(report(both, "actual", "0.00673", "priced")), says, served))))
                .singleElement()
                .asString()
                .startsWith("tokens of attempt 2");
    }

    @Test
    void otherSessionIsFound() {
        SeenAttempt first = codex(FIRST.formatted(report("", "unknown", "", "unknown")), "{}", new Usage(0, 0, 0));
        SeenAttempt fresh = new SeenAttempt(
                json("{\"id\":\"a2\",\"report\":"
                        + report("", "unknown", "", "unknown").replace("\"s\"", "\"t\"") + "}"),
                new CliRun(0, List.of("{\"type\":\"thread.started\",\"thread_id\":\"t\"}"), "", false),
                new Usage(0, 0, 0));

        assertThat(ReportCheck.problems(CODEX, List.of(first, fresh)))
                .contains(
                        "session printed of attempt 2: wanted s, found t",
                        "resumed session of attempt 2: wanted s, found none");
    }

    @Test
    void costIsTheOneThatTheAgentSaid() {
        String said =
                "{\"type\":\"result\",\"session_id\":\"s\",\"total_cost_usd\":0.0125,\"usage\":{\"input_tokens\":900,"
                        + "\"cache_read_input_tokens\":100,\"output_tokens\":50}}";
        String tokens = "\"input\":900,\"cacheRead\":100,\"output\":50";
        CliRun run = new CliRun(0, List.of(said), "", false);
        Usage served = new Usage(1000, 100, 50);

        assertThat(ReportCheck.problems(
                        CLAUDE,
                        List.of(new SeenAttempt(
                                json(FIRST.formatted(report(tokens, "actual", "0.0125", "actual"))), run, served))))
                .isEmpty();
        assertThat(ReportCheck.problems(
                        CLAUDE,
                        List.of(new SeenAttempt(
                                json(FIRST.formatted(report(tokens, "actual", "0.0124", "priced"))), run, served))))
                .containsExactly(
                        "cost source of attempt 1: wanted actual, found priced",
                        "cost of attempt 1: wanted 0.0125, found 0.0124");
    }

    private static SeenAttempt codex(String told, String printed, Usage served) {
        List<String> lines = List.of("{\"type\":\"thread.started\",\"thread_id\":\"s\"}", printed);
        return new SeenAttempt(json(told), new CliRun(0, lines, "", false), served);
    }

    private static String report(String tokens, String source, String usd, String costSource) {
        return "{\"session\":\"s\",\"model\":\"conformance-model\",\"tokens\":{%s\"source\":\"%s\"},\"cost\":{%s\"source\":\"%s\"}}"
                .formatted(
                        tokens.isEmpty() ? "" : tokens + ",",
                        source,
                        usd.isEmpty() ? "" : "\"usd\":" + usd + ",",
                        costSource);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}

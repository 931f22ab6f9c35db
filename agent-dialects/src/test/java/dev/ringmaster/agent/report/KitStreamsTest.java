package dev.ringmaster.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.agent.event.FailureKind;
import dev.ringmaster.agent.failure.FailureText;
import dev.ringmaster.model.settings.AgentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How every stream of the conformance kit ends, those of real agents and those in documented shapes. */
class KitStreamsTest {

    private static final Path KIT = Path.of("..", "e2e", "conformance", "streams");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude/2.1.197     | success rate overloaded cut resume-before resume question | WELL",
                "claude/2.1.197     | limit limit-days                | QUOTA",
                "claude/2.1.197     | limit-key                       | CAPACITY",
                "claude/2.1.197     | unauthorized no-login           | AUTHENTICATION",
                "claude/2.1.197     | overflow                        | CONTEXT_OVERFLOW",
                "claude/2.1.197     | server-gone                     | NETWORK",
                "claude/2.1.197     | resume-unknown                  | SESSION_UNKNOWN",
                "codex/0.169.0      | success rate overloaded cut resume-before resume question | WELL",
                "codex/0.169.0      | limit limit-days limit-key      | QUOTA",
                "codex/0.169.0      | unauthorized no-login           | AUTHENTICATION",
                "codex/0.169.0      | overflow                        | CONTEXT_OVERFLOW",
                "codex/0.169.0      | server-gone                     | NETWORK",
                "codex/0.169.0      | resume-unknown                  | SESSION_UNKNOWN",
                "gemini/0.61.0      | success rate overloaded resume-before resume question | WELL",
                "gemini/0.61.0      | limit limit-days limit-key      | QUOTA",
                "gemini/0.61.0      | unauthorized no-login           | AUTHENTICATION",
                "gemini/0.61.0      | overflow                        | CONTEXT_OVERFLOW",
                "gemini/0.61.0      | server-gone cut                 | NETWORK",
                "gemini/0.61.0      | resume-unknown                  | SESSION_UNKNOWN",
                "qwen/0.15.10       | success rate overloaded resume-before resume question | WELL",
                // It waits by itself until it is killed.
                "qwen/0.15.10       | limit limit-days limit-key      | OPEN",
                "qwen/0.15.10       | unauthorized no-login           | AUTHENTICATION",
                "qwen/0.15.10       | overflow                        | CONTEXT_OVERFLOW",
                "qwen/0.15.10       | server-gone cut                 | NETWORK",
                "qwen/0.15.10       | resume-unknown                  | SESSION_UNKNOWN",
                "opencode/1.18.33   | success rate overloaded cut resume-before resume question | WELL",
                // It waits by itself until it is killed.
                "opencode/1.18.33   | limit limit-days limit-key server-gone | OPEN",
                "opencode/1.18.33   | unauthorized                    | AUTHENTICATION",
                "opencode/1.18.33   | resume-unknown                  | SESSION_UNKNOWN",
                "copilot/1.0.102    | success rate overloaded cut resume-before resume question | WELL",
                "copilot/1.0.102    | limit limit-days limit-key      | QUOTA",
                "copilot/1.0.102    | unauthorized                    | AUTHENTICATION",
                "copilot/1.0.102    | overflow                        | CONTEXT_OVERFLOW",
                "copilot/1.0.102    | server-gone                     | NETWORK",
                "copilot/1.0.102    | resume-unknown                  | SESSION_UNKNOWN",
                "amp/documented-2026.07 | success resume question     | WELL",
                "amp/documented-2026.07 | unauthorized                | AUTHENTICATION",
                "amp/documented-2026.07 | overflow                    | CONTEXT_OVERFLOW",
                "cursor-agent/documented-2026.07.20 | success resume question | WELL",
                "cursor-agent/documented-2026.07.20 | limit           | QUOTA",
                "goose/documented-1.30 | success question             | WELL",
                "goose/documented-1.30 | limit                        | QUOTA",
                "goose/documented-1.30 | unauthorized                 | AUTHENTICATION",
                "goose/documented-1.30 | overflow                     | CONTEXT_OVERFLOW",
                "aider/documented-0.86.1 | success question           | WELL",
                "aider/documented-0.86.1 | limit                      | CAPACITY",
                "aider/documented-0.86.1 | unauthorized               | AUTHENTICATION",
                "aider/documented-0.86.1 | overflow                   | CONTEXT_OVERFLOW"
            })
    void streamEndsAsItsScenarioSays(String folder, String scenarios, String expected) throws IOException {
        for (String scenario : scenarios.split(" ")) {
            Testimony said = testimony(KIT.resolve(folder), scenario);

            assertThat(ending(said, errors(KIT.resolve(folder), scenario)))
                    .as(folder + " " + scenario)
                    .isEqualTo(expected);
            assertThat(said.report().unknownEvents())
                    .as(folder + " " + scenario)
                    .isZero();
            assertThat(said.marker() != null && said.marker().kind() == Marker.Kind.QUESTION)
                    .as(folder + " " + scenario)
                    .isEqualTo(scenario.equals("question"));
        }
    }

    private static String ending(Testimony said, String errors) {
        return switch (said.ending()) {
            case Ending.Well well -> "WELL";
            case Ending.Badly badly -> badly.failure().kind().name();
            case Ending.Unsaid(var trouble) ->
                trouble == null ? "WELL" : trouble.kind().name();
            case Ending.Open open -> {
                FailureKind told = FailureText.failure(errors).kind();
                yield told == FailureKind.OTHER ? "OPEN" : told.name();
            }
        };
    }

    private static Testimony testimony(Path folder, String scenario) throws IOException {
        String cli = folder.subpath(folder.getNameCount() - 2, folder.getNameCount() - 1)
                .toString();
        Path lines = folder.resolve(scenario + ".jsonl");
        return Streams.testimony(
                AgentType.of(cli.equals("claude") ? "claude-code" : cli),
                Files.readAllBytes(Files.exists(lines) ? lines : folder.resolve(scenario + ".txt")));
    }

    private static String errors(Path folder, String scenario) throws IOException {
        Path runs = folder.resolve("runs.json");
        return Files.exists(runs)
                ? new ObjectMapper()
                        .readTree(runs.toFile())
                        .path(scenario)
                        .path("standardError")
                        .asText("")
                : "";
    }
}

package dev.ringmaster.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.WorkerSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchTest {

    private static final Path HOME = Path.of("/ring/.ringmaster/workers/w/home");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude-code | -p --output-format stream-json --verbose --permission-mode bypassPermissions --strict-mcp-config --disallowedTools AskUserQuestion",
                "codex | exec --json --skip-git-repo-check --sandbox workspace-write -c check_for_update_on_startup=false -c analytics.enabled=false -c feedback.enabled=false -c features.plugins=false -c features.apps=false -c features.unbounded_connection_retries=false -",
                "gemini | --output-format stream-json --approval-mode yolo --skip-trust",
                "qwen | --output-format stream-json --yolo",
                "opencode | run --format json --auto",
                "copilot | --output-format json --no-ask-user --allow-all -s --no-auto-update --disable-client-telemetry",
                "cursor-agent | -p --output-format stream-json --force --trust",
                "amp | --no-ide --dangerously-allow-all --stream-json -x",
                "goose | run -i - --output-format stream-json --max-turns 200 --name attempt-1"
            })
    void typeAloneGivesTheArguments(String type, String expected) {
        assertThat(String.join(" ", plain(type).args())).isEqualTo(expected);
        assertThat(plain(type).prompt()).isEqualTo(PromptDelivery.STDIN);
    }

    @Test
    void aiderTakesItsPromptFromAFile() {
        assertThat(plain("aider").prompt()).isEqualTo(PromptDelivery.FILE);
        assertThat(plain("aider").args()).startsWith("--message-file", WorkerSettings.PROMPT_FILE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude-code | --model m",
                "codex | -m m -",
                "gemini | -m m",
                "qwen | -m m",
                "opencode | -m m",
                "copilot | --model m",
                "cursor-agent | --model m",
                "aider | --model m",
                "goose | --model m --name attempt-1"
            })
    void modelGoesWhereItBelongs(String type, String end) {
        assertThat(String.join(" ", invocation(type, List.of(), "m", null).args()))
                .endsWith(end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude-code | --resume S",
                "codex | -c features.unbounded_connection_retries=false resume S -",
                "gemini | --resume S",
                "qwen | --resume S",
                "opencode | --session S",
                "copilot | --resume S",
                "cursor-agent | --resume S",
                "goose | --name S --resume"
            })
    void sessionIsResumedAtTheEnd(String type, String end) {
        assertThat(String.join(" ", invocation(type, List.of(), null, "S").args()))
                .endsWith(end);
    }

    @Test
    void ampContinuesItsThread() {
        assertThat(invocation("amp", List.of(), null, "T-1").args())
                .startsWith("threads", "continue", "T-1", "--no-ide");
    }

    @Test
    void ownArgumentsTakeThePlaceOfAllAndAreResumedToo() {
        List<String> own = List.of("exec", "--json", "-");

        assertThat(invocation("codex", own, "m", null).args()).isEqualTo(own);
        assertThat(invocation("codex", own, null, "S").args()).containsExactly("exec", "--json", "resume", "S", "-");
        assertThat(invocation("codex", own, null, null).prompt()).isEqualTo(PromptDelivery.FILE);
    }

    @Test
    void everyFolderOfItsOwnIsInsideTheWorkersHome() {
        Invocation claude = plain("claude-code");

        assertThat(claude.variables())
                .containsEntry("HOME", HOME.toString())
                .containsEntry("CLAUDE_CONFIG_DIR", HOME + "/.claude")
                .containsEntry("DISABLE_AUTOUPDATER", "1")
                .doesNotContainKey("IS_SANDBOX");
        assertThat(plain("codex").variables()).containsEntry("CODEX_HOME", HOME + "/.codex");
    }

    @Test
    void withoutAHomeNothingPointsToOne() {
        Dialect claude = Dialect.of(AgentType.CLAUDE_CODE);
        Invocation invocation = claude.launch()
                .invocation(new Order(List.of(), null, null, null, "attempt-1", true), PromptDelivery.STDIN);

        assertThat(invocation.variables())
                .doesNotContainKeys("HOME", "CLAUDE_CONFIG_DIR")
                .containsEntry("IS_SANDBOX", "1");
        assertThat(invocation.files()).isEmpty();
    }

    @Test
    void sessionThatIsNamedFromOutsideIsKnownAtOnce() {
        assertThat(plain("goose").session()).isEqualTo("attempt-1");
        assertThat(invocation("goose", List.of(), null, "S").session()).isEqualTo("S");
        assertThat(plain("claude-code").session()).isNull();
    }

    @Test
    void unknownProgramGetsNothingOfOurs() {
        assertThat(plain("my-own").args()).isEmpty();
        assertThat(plain("my-own").variables()).containsOnlyKeys("HOME");
        assertThat(plain("my-own").passed()).isEmpty();
    }

    /** A worker gets the keys of its own agent, not those of all. */
    @ParameterizedTest
    @EnumSource(
            value = AgentType.class,
            names = {"CLAUDE_CODE", "CODEX", "CURSOR_AGENT", "AMP", "COPILOT"})
    void agentOfOneVendorGetsThatVendorsKeyOnly(AgentType type) {
        List<String> keys = plain(type.word()).passed().stream()
                .filter(name -> name.endsWith("_API_KEY"))
                .map(name -> name.replace("_PROVIDER", ""))
                .toList();

        assertThat(keys)
                .allSatisfy(key -> assertThat(key)
                        .startsWith(
                                switch (type) {
                                    case CLAUDE_CODE -> "ANTHROPIC";
                                    case CODEX -> key.startsWith("CODEX") ? "CODEX" : "OPENAI";
                                    case CURSOR_AGENT -> "CURSOR";
                                    case AMP -> "AMP";
                                    default -> "COPILOT";
                                }));
    }

    private static Invocation plain(String type) {
        return invocation(type, List.of(), null, null);
    }

    private static Invocation invocation(
            String type, List<String> args, @Nullable String model, @Nullable String resume) {
        return Dialect.of(AgentType.of(type))
                .launch()
                .invocation(new Order(args, model, HOME, resume, "attempt-1", false), PromptDelivery.FILE);
    }
}

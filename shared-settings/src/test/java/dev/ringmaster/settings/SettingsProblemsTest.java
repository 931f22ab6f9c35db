package dev.ringmaster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a bad file; each expectation is the whole line that a person sees. */
class SettingsProblemsTest {

    private static final String WORKER = "[[workers]]\nname = \"w\"\ncommand = \"agent\"\n";

    @Test
    void allProblemsAreToldAtOnceInTheirOrder() {
        assertThat(problems("""
                        [components]
                        api_port = "77"
                        quue_port = 7701
                        api_workers = 0

                        [kafak]
                        port = 1

                        [retry]
                        initial_backoff = "soon"
                        max_attempts = 1000
                        """))
                .containsExactly(
                        "line 2, column 1: components.api_port: must be a whole number, not \"77\"",
                        "line 3, column 1: components.quue_port: is not a key of this section (did you mean queue_port?)",
                        "line 4, column 1: components.api_workers: must be 1 to 256, not 0",
                        "line 6, column 1: kafak: is not a section (did you mean [kafka]?)",
                        "line 10, column 1: retry.initial_backoff: must be a duration such as \"30s\", \"5m\","
                                + " \"1h30m\" or \"14d\", not \"soon\"",
                        "line 11, column 1: retry.max_attempts: must be 1 to 100, not 1000");
    }

    @Test
    void severalBadValuesOfOneSectionAreAllFound() {
        assertThat(problems("""
                        [components]
                        api_port = 0
                        queue_port = 70000
                        enricher_port = 7703
                        scheduler_port = 7703
                        """))
                .containsExactly(
                        "line 2, column 1: components.api_port: must be 1 to 65535, not 0",
                        "line 3, column 1: components.queue_port: must be 1 to 65535, not 70000",
                        "line 5, column 1: components.scheduler_port: must not be 7703, which is enricher_port");
    }

    @Test
    void syntaxErrorHasItsPlace() {
        List<String> problems = problems("[kafka]\nport = \n");

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst()).startsWith("line 2, column 8: ");
    }

    @Test
    void keyOutsideItsSectionIsSentHome() {
        assertThat(problems("api_port = 1\n"))
                .containsExactly(
                        "line 1, column 1: api_port: is not inside a section (did you mean api_port in [components]?)");
    }

    @Test
    void keyThatBeginsAlikeOrBelongsElsewhereIsSuggested() {
        assertThat(problems("""
                        [hot_reload]
                        debounce = 1
                        watch_directories = []
                        max_attempts = 3
                        surprise = 1
                        """))
                .containsExactly(
                        "line 2, column 1: hot_reload.debounce: is not a key of this section (did you mean debounce_seconds?)",
                        "line 3, column 1: hot_reload.watch_directories: is not a key of this section"
                                + " (did you mean watch_dirs?)",
                        "line 4, column 1: hot_reload.max_attempts: is not a key of this section"
                                + " (did you mean max_attempts in [retry]?)",
                        "line 5, column 1: hot_reload.surprise: is not a key of this section");
    }

    @Test
    void sectionAndListAreNotMixedUp() {
        assertThat(problems("[workers]\nname = \"w\"\n"))
                .containsExactly("line 1, column 1: workers: must be a list, each entry written [[workers]]");
        assertThat(problems("[[kafka]]\nport = 1\n"))
                .containsExactly("line 1, column 1: kafka: must be a section, written [kafka]");
    }

    @Test
    void workerNeedsANameAndACommand() {
        assertThat(problems("[[workers]]\ntype = \"x\"\n"))
                .containsExactly(
                        "line 1, column 1: workers[1].name: is required",
                        "line 1, column 1: workers[1].command: is required for a worker of type \"x\"");
    }

    @Test
    void badPriceHasItsPlace() {
        assertThat(problems("""
                        [prices]
                        cheap = 1
                        [prices."gpt-5.1"]
                        input_per_mtok = -1
                        outputs_per_mtok = 2
                        """))
                .containsExactlyInAnyOrder(
                        "line 2, column 1: prices.cheap: must be a section, written [prices.\"cheap\"];"
                                + " quote a name that has a dot in it",
                        "line 3, column 1: prices.gpt-5.1.output_per_mtok: is required",
                        "line 4, column 1: prices.gpt-5.1.input_per_mtok: must be 0.0 to 100000.0, not -1.0",
                        "line 5, column 1: prices.gpt-5.1.outputs_per_mtok: is not a key of this section"
                                + " (did you mean output_per_mtok?)");
    }

    @Test
    void duplicatedWorkerNameIsToldAtTheSecond() {
        assertThat(problems(WORKER + WORKER))
                .containsExactly(
                        "line 5, column 1: workers[2].name: must not be \"w\" again: an earlier worker has it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max_concurrent = 0 | max_concurrent: must be 1 to 1000, not 0",
                "timeout = \"0s\" | timeout: must be 1s to 7d, not 0s",
                "timeout = 30 | timeout: must be a duration such as \"30s\", \"5m\", \"1h30m\" or \"14d\", not 30",
                "prompt = \"argument\" | prompt: must be \"stdin\" or \"file\", not \"argument\"",
                "capabilities = [\"a b\"] | capabilities: not a capability: 'a b' (expected [a-z0-9][a-z0-9._-]{0,39})",
                "args = [1] | args: must be a list of texts such as [\"a\", \"b\"], not a list",
                "args = [\"{prompt_file}\"] | args: must not hold {prompt_file} when prompt = \"stdin\"; set prompt = \"file\"",
                "dedicated = \"yes\" | dedicated: must be true or false, not \"yes\"",
                "env = [\"KEY=value\"] | env: must hold names of environment variables, never their values",
                "comand = \"x\" | comand: is not a key of this section (did you mean command?)"
            })
    void badWorkerValueHasItsLine(String line, String expected) {
        assertThat(problems(WORKER + line + "\n")).containsExactly("line 4, column 1: workers[1]." + expected);
    }

    @Test
    void filePromptWithoutItsPlaceIsRefused() {
        assertThat(problems(WORKER + "prompt = \"file\"\n"))
                .containsExactly("line 1, column 1: workers[1].args: must hold {prompt_file} when prompt = \"file\","
                        + " else the agent never finds its prompt");
    }

    @ParameterizedTest
    @CsvSource({
        "sk-ant-00000000000000000000",
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "--api-key=abcdefgh12345678",
        "AKIAIOSFODNN7EXAMPLE"
    })
    void secretIsRefusedAndNotRepeated(String secret) {
        List<String> problems = problems(WORKER + "args = [\"" + secret + "\"]\n");

        assertThat(problems)
                .containsExactly("line 4, column 1: workers[1].args: looks like a secret; keep it in the environment"
                        + " and pass it on by name with env");
    }

    @Test
    void ordinaryArgumentsAreNoSecrets() {
        assertThat(problems(WORKER + "args = [\"--max-tokens=200000\", \"--disk-space-of-the-machine\", \"-c\"]\n"))
                .isEmpty();
    }

    @Test
    void portOfTheEmbeddedBrokerIsNotSharedWithAService() {
        assertThat(problems("[components]\napi_port = 7791\n"))
                .containsExactly("line 2, column 1: components.api_port: must not be 7791: the embedded broker takes"
                        + " 7790 and 7791 (kafka.port)");
        assertThat(problems("[kafka]\nport = 7702\n"))
                .containsExactly("line 2, column 1: kafka.port: takes 7702 and 7703 for the embedded broker, but"
                        + " components.enricher_port is 7702");
        assertThat(problems("[kafka]\nport = 7702\nbootstrap_servers = \"host:9092\"\n"))
                .isEmpty();
    }

    @Test
    void valuesThatContradictEachOtherAreRefused() {
        assertThat(problems("[retry]\ninitial_backoff = \"1h\"\n"))
                .containsExactly("line 1, column 1: retry.max_backoff: must be 1h to 7d, not 5m");
        assertThat(problems("[kafka]\nreplication_factor = 3\n"))
                .containsExactly("line 2, column 1: kafka.replication_factor: must be 1 with the embedded broker,"
                        + " which is alone; set bootstrap_servers to use a cluster");
    }

    @Test
    void limitOfATypeIsNamed() {
        assertThat(problems("[scheduling]\nmax_per_type = { codex = 0 }\n"))
                .containsExactly("line 2, column 1: scheduling.max_per_type.codex: must be 1 to 10000, not 0");
    }

    @Test
    void badVariableIsNamed() {
        SettingsResult result = SettingsLoader.parse(new byte[0], Map.of("RINGMASTER_COMPONENTS_API_PORT", "many"));

        assertThat(sentences(result))
                .containsExactly("components.api_port: environment variable RINGMASTER_COMPONENTS_API_PORT must be a"
                        + " whole number, not \"many\"");
    }

    private static List<String> problems(String toml) {
        return sentences(SettingsLoader.parse(toml.getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    private static List<String> sentences(SettingsResult result) {
        return switch (result) {
            case SettingsResult.Loaded loaded -> List.of();
            case SettingsResult.Rejected rejected ->
                rejected.problems().stream().map(SettingsProblem::sentence).toList();
        };
    }
}

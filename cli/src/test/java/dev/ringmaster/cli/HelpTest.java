package dev.ringmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

    private static final Surroundings PLAIN =
            new Surroundings(System.out, System.err, System.in, Map.of(), Path.of(""), false, () -> CommandRun.NOW);

    static Stream<CommandLine> commands() {
        List<CommandLine> found = new ArrayList<>();
        collect(Main.whole(PLAIN), found);
        return found.stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden());
    }

    private static void collect(CommandLine line, List<CommandLine> found) {
        found.add(line);
        line.getSubcommands().values().forEach(sub -> collect(sub, found));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasADescriptionAndAnExample(CommandLine command) {
        String help = command.getUsageMessage();
        String name = command.getCommandSpec().qualifiedName();
        assertThat(command.getCommandSpec().usageMessage().description())
                .as(name)
                .isNotEmpty();
        assertThat(help).as(name).containsPattern("(?s)Examples?:.*\n  .*ringmaster ");
        assertThat(help.lines().filter(line -> line.length() > 140))
                .as("long lines of " + name)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTakesHelpAndDebug(CommandLine command) {
        assertThat(command.getCommandSpec().optionsMap())
                .as(command.getCommandSpec().qualifiedName())
                .containsKeys("-h", "--help", "--debug", "--no-color", "--home");
    }

    @Test
    void tableOfCommandsIsComplete() {
        RingmasterCommand root = new RingmasterCommand(PLAIN);
        for (String name : Commands.NAMES) {
            assertThat(Commands.create(name, root)).as(name).isNotNull();
        }
        assertThat(Commands.NAMES).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"lst, Did you mean list", "projct, Did you mean project"})
    void typoGetsASuggestion(String word, String suggestion) {
        CommandRun run = new CommandRun.Builder().run(word);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("ringmaster: '" + word + "' is not a command\n")
                .contains(suggestion);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void misspeltOptionGetsASuggestion() {
        CommandRun run = new CommandRun.Builder().run("list", "--statsu=ready");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("'--statsu=ready'")
                .contains("Did you mean --status?")
                .contains("ringmaster list --help");
    }

    @Test
    void titleWithoutQuotesIsExplained() {
        CommandRun run = new CommandRun.Builder().run("add", "Fix", "the", "parser");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("put it in quotes");
    }

    @Test
    void unknownFormatNamesTheKnownOnes() {
        CommandRun run = new CommandRun.Builder().run("list", "-o", "yaml");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("[table, json, jsonl, name]");
    }

    @Test
    void exitCodesAreExplained() {
        CommandRun run = new CommandRun.Builder().run("help", "exit-codes");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(line -> line.strip().split(" ")[0]))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "130");
    }

    @Test
    void helpOfANestedCommandIsShown() {
        CommandRun run = new CommandRun.Builder().run("help", "project", "add");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: ringmaster project add");
    }

    @ParameterizedTest
    @CsvSource({"bash", "zsh"})
    void completionKnowsEveryCommand(String shell) {
        CommandRun run = new CommandRun.Builder().run("completion", shell);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("complete -F", "decisions", "--after");
    }

    @Test
    void versionIsSaid() {
        assertThat(new CommandRun.Builder().run("version").out()).startsWith("ringmaster ");
        assertThat(new CommandRun.Builder().run("--version").out()).startsWith("ringmaster ");
    }
}

package dev.ringmaster.cli.command.ring;

import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.Main;
import dev.ringmaster.cli.RingmasterCommand;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows the help of a command, or of a topic. */
@Command(
        name = "help",
        description = "Show the help of a command, or the exit codes.",
        footer = {
            "",
            "Examples:",
            "  ringmaster help add",
            "  ringmaster help project add",
            "  ringmaster help exit-codes"
        })
public final class HelpCommand implements Callable<Integer> {

    private static final String EXIT_CODES = "exit-codes";

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command, or exit-codes.")
    private List<String> words = new ArrayList<>();

    private final RingmasterCommand root;

    public HelpCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        PrintStream out = root.surroundings().out();
        if (words.equals(List.of(EXIT_CODES))) {
            for (ExitCode code : ExitCode.values()) {
                out.println(String.format("%4d  %s", code.code(), code.meaning()));
            }
            return 0;
        }
        CommandLine line = Main.whole(root.surroundings());
        for (String word : words) {
            CommandLine sub = line.getSubcommands().get(word);
            if (sub == null) {
                throw new UnmatchedArgumentException(line, word);
            }
            line = sub;
        }
        line.usage(out);
        return 0;
    }
}

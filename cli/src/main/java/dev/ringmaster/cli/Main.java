package dev.ringmaster.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the command that the arguments name and ends the process with its exit code. */
public final class Main {

    private static final Pattern CHOICES = Pattern.compile("(\\[[A-Z_, ]+]) \\(case-insensitive\\)");

    private Main() {}

    public static void main(String[] arguments) {
        int code = run(Surroundings.ofProcess(), arguments);
        System.out.flush();
        System.exit(code);
    }

    /** The version of this build; {@code development} when run from classes. */
    public static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Runs one command line and returns its exit code. */
    public static int run(Surroundings surroundings, String... arguments) {
        return commandLine(surroundings, arguments).execute(arguments);
    }

    /** The command line with all commands, for its help and for completion. */
    public static CommandLine whole(Surroundings surroundings) {
        return commandLine(surroundings);
    }

    /** The command line with the one command that the arguments call, or with all of them when they call none. */
    static CommandLine commandLine(Surroundings surroundings, String... arguments) {
        RingmasterCommand root = new RingmasterCommand(surroundings);
        CommandLine line = new CommandLine(root);
        String called = firstWord(arguments);
        for (String name : called != null && Commands.NAMES.contains(called) ? List.of(called) : Commands.NAMES) {
            line.addSubcommand(name, Commands.create(name, root));
        }
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setAbbreviatedOptionsAllowed(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Main::usage);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(root, failure, parsed));
        return line;
    }

    private static @Nullable String firstWord(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--home")) {
                i++;
            } else if (!arguments[i].startsWith("-")) {
                return arguments[i];
            }
        }
        return null;
    }

    /** The parser misses arguments before it wonders about those it does not know, which may be the missing ones misspelt. */
    private static int usage(ParameterException failure, String[] arguments) {
        return UnknownOptions.in(failure.getCommandLine(), arguments)
                .map(Main::told)
                .orElseGet(() -> told(failure));
    }

    private static int told(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ringmaster: " + sentence(failure));
        List<String> suggestions = failure instanceof UnmatchedArgumentException unmatched
                ? new ArrayList<>(unmatched.getSuggestions())
                : List.of();
        if (!suggestions.isEmpty()) {
            err.println("Did you mean " + String.join(" or ", suggestions) + "?");
        }
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    /** In a person's words, where the parser speaks of indexes. */
    private static String sentence(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            return failure.getCommandLine().getSubcommands().isEmpty()
                    ? "'" + word + "' is one argument too many"
                    : "'" + word + "' is not a command";
        }
        // Constants are listed by their Java names.
        return CHOICES.matcher(String.valueOf(failure.getMessage()))
                .replaceAll(choices -> choices.group(1).toLowerCase(Locale.ROOT));
    }

    private static int failed(RingmasterCommand root, Exception failure, ParseResult parsed) {
        PrintStream err = root.surroundings().err();
        ExitCode code = ExitCode.FAILED;
        if (failure instanceof CommandFailure known) {
            err.println("ringmaster: " + known.getMessage());
            if (!known.nextStep().isEmpty()) {
                err.println(known.nextStep());
            }
            code = known.exitCode();
        } else if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            code = ExitCode.INTERRUPTED;
        } else {
            err.println("ringmaster: unexpected " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
            err.println("Run it again with --debug to see where it comes from.");
        }
        if (root.debug()) {
            failure.printStackTrace(err);
        }
        return code.code();
    }
}

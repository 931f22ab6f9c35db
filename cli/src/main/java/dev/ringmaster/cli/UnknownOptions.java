package dev.ringmaster.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds what looks like an option and is none of the command's. */
final class UnknownOptions {

    private UnknownOptions() {}

    /** @param arguments those of the whole command line */
    static Optional<UnmatchedArgumentException> in(CommandLine command, String... arguments) {
        Map<String, OptionSpec> known = command.getCommandSpec().optionsMap();
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            if (word.equals("--")) {
                return Optional.empty();
            }
            OptionSpec option = known.get(word);
            if (option != null) {
                i += option.arity().min();
            } else if (looksLikeOption(word) && !isKnown(known, word)) {
                return Optional.of(new UnmatchedArgumentException(command, List.of(word)));
            }
        }
        return Optional.empty();
    }

    private static boolean looksLikeOption(String word) {
        return word.length() > 1 && word.startsWith("-") && !Character.isDigit(word.charAt(1));
    }

    /** With a value behind an equals sign, or as short options in one word. */
    private static boolean isKnown(Map<String, OptionSpec> known, String word) {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        return known.containsKey(name) || (!word.startsWith("--") && known.containsKey(word.substring(0, 2)));
    }
}

package dev.ringmaster.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command finds around it. Every command takes it in its constructor, so that a test can put anything there.
 *
 * @param out data only
 * @param err everything that is said to a person beside the data
 * @param terminal whether {@code out} is a terminal
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        InputStream in,
        Map<String, String> environment,
        Path workingDirectory,
        boolean terminal,
        InstantSource clock) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The real ones of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.out,
                System.err,
                System.in,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                isTerminal(),
                InstantSource.system());
    }

    /** The launcher says what it found, because the console answers for standard input and output together, and slowly. */
    private static boolean isTerminal() {
        String told = System.getProperty("ringmaster.terminal");
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}

package dev.ringmaster.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agent's program: the prompt on standard input, the work in the current directory, the steps on standard output.
 *
 * <p>{@code --pace 300ms} (or the environment variable {@code DEMO_AGENT_PACE}) waits that long before each step. Exit codes: 0 something
 * was done, 1 the prompt could not be followed, 2 wrong usage, 3 the working directory could not be written.
 */
public final class DemoAgent {

    private static final String USAGE = "Usage: demo-agent [--pace <time, such as 300ms or 2s>] < prompt.md";
    private static final Pattern PACE = Pattern.compile("(\\d{1,6})(ms|s)");

    private DemoAgent() {}

    public static void main(String[] args) throws InterruptedException {
        // Whatever the locale says: the marks are UTF-8.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Optional<Duration> pace = pace(args, System.getenv().getOrDefault("DEMO_AGENT_PACE", "0ms"));
        if (pace.isEmpty()) {
            out.println(USAGE);
            System.exit(2);
        }
        try {
            String prompt = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            System.exit(new Agent(Path.of("").toAbsolutePath(), out, pace.orElseThrow()).run(prompt));
        } catch (IOException e) {
            out.println("✗ The working directory could not be read or written: " + e);
            System.exit(3);
        }
    }

    /** Empty when the arguments are wrong. */
    static Optional<Duration> pace(String[] args, String byDefault) {
        if (args.length == 0) {
            return duration(byDefault);
        }
        if (args.length == 1 && args[0].startsWith("--pace=")) {
            return duration(args[0].substring("--pace=".length()));
        }
        return args.length == 2 && args[0].equals("--pace") ? duration(args[1]) : Optional.empty();
    }

    private static Optional<Duration> duration(String text) {
        Matcher pace = PACE.matcher(text);
        if (!pace.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(pace.group(1));
        return Optional.of(pace.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount));
    }
}

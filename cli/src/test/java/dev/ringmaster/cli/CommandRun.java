package dev.ringmaster.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One run of the command in a test.
 *
 * @param code the exit code
 */
public record CommandRun(int code, String out, String err) {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** What surrounds the command: a terminal or a pipe, standard input, variables. */
    public static final class Builder {
        private final Map<String, String> environment = new HashMap<>();
        private boolean terminal;
        private String input = "";
        private Path directory = Path.of("").toAbsolutePath();

        public Builder onTerminal() {
            terminal = true;
            return this;
        }

        public Builder with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        public Builder reading(String text) {
            input = text;
            return this;
        }

        public Builder in(Path folder) {
            directory = folder;
            return this;
        }

        public CommandRun run(String... arguments) {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            Surroundings around = new Surroundings(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    environment,
                    directory,
                    terminal,
                    () -> NOW);
            int code = Main.run(around, arguments);
            return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    public static Builder against(FakeApi api) {
        return new Builder().with("RINGMASTER_URL", api.base().toString()).with("RINGMASTER_TOKEN", "secret");
    }
}

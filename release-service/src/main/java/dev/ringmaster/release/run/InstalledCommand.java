package dev.ringmaster.release.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The installed command line, which lays releases out and replaces programs: always the last known good one, never the release's own. */
public final class InstalledCommand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LongCommands commands;
    private final Path program;
    private final Path home;
    private final Map<String, String> environment;

    /**
     * @param program absolute path
     * @param home the ring's folder, in which it runs
     */
    public InstalledCommand(LongCommands commands, Path program, Path home, Map<String, String> environment) {
        this.commands = commands;
        this.program = program;
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /**
     * What it answered.
     *
     * @param json an empty object where it answered none
     * @param said for a person
     */
    public record Reply(boolean succeeded, JsonNode json, String said) {

        /** Why it failed, one sentence. */
        public String reason() {
            String failed = json.path("failed").asText("");
            String reason = json.path("reason").asText("");
            return reason.isEmpty()
                    ? failed.isEmpty() ? "it gave no reason" : failed + " did not become ready"
                    : failed.isEmpty() ? reason : failed + ": " + reason;
        }
    }

    /**
     * Runs {@code ringmaster release …}; each of these may be repeated. What had ended well before is not run again.
     *
     * @throws IOException if it cannot be run at all, or took too long
     */
    public Reply release(Path folder, Duration limit, List<String> arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("release"));
        all.addAll(arguments);
        return call(folder, limit, all);
    }

    /** The same for any of its commands. */
    public Reply call(Path folder, Duration limit, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(arguments);
        Optional<CommandEnd> before = commands.endOf(folder);
        if (before.isPresent() && !before.get().succeeded()) {
            commands.forget(folder);
        }
        CommandEnd end = commands.run(new LongCommand(folder, home, line, environment, limit));
        if (end.timedOut()) {
            throw new IOException(String.join(" ", arguments) + " took longer than " + limit.toSeconds() + " s");
        }
        return new Reply(end.succeeded(), answer(end.output()), end.tail());
    }

    /** The last line that is a JSON object. */
    private static JsonNode answer(Path output) throws IOException {
        for (String line : Files.readAllLines(output).reversed()) {
            if (line.startsWith("{")) {
                try {
                    return JSON.readTree(line);
                } catch (JsonProcessingException e) {
                    break;
                }
            }
        }
        return JSON.createObjectNode();
    }
}

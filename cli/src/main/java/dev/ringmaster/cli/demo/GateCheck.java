package dev.ringmaster.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs gates once more, outside the ring, on the sample repository's main branch. */
final class GateCheck {

    private final Path tree;
    private final List<String> failed = new ArrayList<>();
    private int passed;

    /** @param tree main, checked out */
    GateCheck(Path tree) {
        this.tree = tree;
    }

    /** @param gates a list of gates as the API takes them */
    void run(JsonNode gates) throws IOException, InterruptedException {
        for (JsonNode gate : gates) {
            List<String> command = new ArrayList<>();
            gate.path("command").forEach(word -> command.add(word.asText()));
            if (command.isEmpty()) {
                command.addAll(List.of("sh", "-c", gate.path("shell").asText()));
            }
            Process process = new ProcessBuilder(command)
                    .directory(tree.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(Duration.parse(gate.path("timeout").asText("PT5M")));
            if (ended && process.exitValue() == 0) {
                passed++;
            } else {
                process.destroyForcibly();
                failed.add(gate.path("name").asText() + ": " + said.strip());
            }
        }
    }

    int passed() {
        return passed;
    }

    /** The gates that failed, each with what it said. */
    List<String> failed() {
        return List.copyOf(failed);
    }
}

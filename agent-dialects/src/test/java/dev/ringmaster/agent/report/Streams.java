package dev.ringmaster.agent.report;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.model.settings.AgentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Output of real agents, captured once; see the conformance kit in {@code e2e/conformance}. */
final class Streams {

    private static final Path KIT = Path.of("..", "e2e", "conformance", "streams");

    private Streams() {}

    static byte[] claude(String scenario) {
        return read(KIT.resolve("claude/2.1.197/" + scenario + ".jsonl"));
    }

    static byte[] codex(String scenario) {
        return read(KIT.resolve("codex/0.169.0/" + scenario + ".jsonl"));
    }

    /** @param name folder and scenario, such as {@code gemini/0.61.0/success} */
    static byte[] kit(String name) {
        return read(KIT.resolve(name + ".jsonl"));
    }

    static Testimony testimony(AgentType type, byte[] output) {
        return testimony(type, output, Background.NONE);
    }

    static Testimony testimony(AgentType type, String output) {
        return testimony(type, output.getBytes(StandardCharsets.UTF_8));
    }

    static Testimony testimony(AgentType type, byte[] output, Background background) {
        OutputReading reading = new OutputReading(Dialect.of(type), background);
        reading.feed(output, 0, output.length);
        reading.end();
        return reading.fold().testimony();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

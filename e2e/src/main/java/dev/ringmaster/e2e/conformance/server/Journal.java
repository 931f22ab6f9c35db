package dev.ringmaster.e2e.conformance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the server was asked and what it answered: one JSON object per line, in the order of the requests. Headers appear by name only,
 * so no key is ever in it. Thread-safe.
 */
public final class Journal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private int numbers;

    /** Starts anew; what the file held is gone. */
    public Journal(Path file) throws IOException {
        this.file = file;
        Files.writeString(file, "");
    }

    public synchronized int nextNumber() {
        return ++numbers;
    }

    public synchronized void write(ObjectNode entry) {
        try {
            Files.writeString(file, entry + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything written so far. */
    public synchronized List<JsonNode> entries() throws IOException {
        return Files.readAllLines(file).stream().<JsonNode>map(Journal::parsed).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

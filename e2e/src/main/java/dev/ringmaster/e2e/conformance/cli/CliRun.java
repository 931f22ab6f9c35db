package dev.ringmaster.e2e.conformance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one run of a CLI said and how it ended.
 *
 * @param wasStopped whether it had to be ended because it took too long
 */
public record CliRun(int exitCode, List<String> lines, String standardError, boolean wasStopped) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SESSION = List.of("session_id", "thread_id", "sessionID", "sessionId");

    public CliRun {
        lines = List.copyOf(lines);
    }

    /** The lines that are JSON objects. */
    public List<JsonNode> events() {
        return lines.stream().flatMap(CliRun::parsed).toList();
    }

    /** The first session id in the stream. */
    public Optional<String> session() {
        return events().stream()
                .flatMap(event -> SESSION.stream()
                        .map(event::findValue)
                        .filter(value -> value != null && value.isTextual())
                        .map(JsonNode::asText))
                .findFirst();
    }

    private static Stream<JsonNode> parsed(String line) {
        try {
            return line.startsWith("{") ? Stream.of(JSON.readTree(line)) : Stream.empty();
        } catch (JsonProcessingException noJson) {
            return Stream.empty();
        }
    }
}

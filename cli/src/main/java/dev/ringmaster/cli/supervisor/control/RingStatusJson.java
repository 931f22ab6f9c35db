package dev.ringmaster.cli.supervisor.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.settings.Component;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The status as JSON and back. By hand, because binding beans would double the supervisor's memory. */
final class RingStatusJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RingStatusJson() {}

    static ObjectNode write(RingStatus status) {
        ObjectNode node = JSON.createObjectNode().put("supervisorPid", status.supervisorPid());
        ArrayNode components = node.putArray("components");
        for (ComponentStatus component : status.components()) {
            components
                    .addObject()
                    .put("component", component.component().word())
                    .put("state", component.state())
                    .put("pid", component.pid())
                    .put("port", component.port())
                    .put(
                            "since",
                            component.since() == null ? null : component.since().toString())
                    .put("restarts", component.restarts())
                    .put("message", component.message());
        }
        return node;
    }

    static RingStatus read(JsonNode node) {
        List<ComponentStatus> components = new ArrayList<>();
        for (JsonNode one : node.path("components")) {
            Component.ofWord(one.path("component").asText())
                    .ifPresent(component -> components.add(new ComponentStatus(
                            component,
                            one.path("state").asText(),
                            one.path("pid").isNumber() ? one.path("pid").asLong() : null,
                            one.path("port").asInt(),
                            one.path("since").isTextual()
                                    ? Instant.parse(one.path("since").asText())
                                    : null,
                            one.path("restarts").asInt(),
                            one.path("message").asText(""))));
        }
        JsonNode supervisor = node.path("supervisorPid");
        return new RingStatus(supervisor.isNumber() ? supervisor.asLong() : null, components);
    }
}

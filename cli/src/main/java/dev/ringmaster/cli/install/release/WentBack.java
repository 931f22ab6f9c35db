package dev.ringmaster.cli.install.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.model.id.ReleaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a release on trial was given up. While its trial still stands, going back has begun and is not finished.
 *
 * @param reason one sentence
 * @param component the one that failed; null when none did
 */
public record WentBack(
        ReleaseId release, String reason, @Nullable String component, Instant at) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public ObjectNode json() {
        return JSON.createObjectNode()
                .put("release", release.value())
                .put("reason", reason)
                .put("component", component)
                .put("at", at.toString());
    }

    static WentBack of(JsonNode node) {
        return new WentBack(
                new ReleaseId(node.path("release").asText()),
                node.path("reason").asText(""),
                node.path("component").isTextual() ? node.path("component").asText() : null,
                Instant.parse(node.path("at").asText()));
    }
}

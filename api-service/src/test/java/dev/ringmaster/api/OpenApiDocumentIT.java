package dev.ringmaster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The OpenAPI document that is kept in the repository. {@code -Dringmaster.openapi.write} writes it anew. */
@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class OpenApiDocumentIT {

    private static final Path KEPT = Path.of("..", "docs", "openapi.json");

    private final ObjectMapper json = new ObjectMapper();

    @Inject
    Api api;

    @Test
    void keptDocumentIsWhatTheServiceSays() throws IOException {
        String served = served();
        if (System.getProperty("ringmaster.openapi.write") != null) {
            Files.writeString(KEPT, served);
        }

        // As a tree: in which order the service says its schemas differs from one checkout to another.
        assertThat(json.readTree(Files.exists(KEPT) ? Files.readString(KEPT) : "{}"))
                .as("docs/openapi.json; write it anew with: ./mvnw verify -pl api-service -am"
                        + " -Dit.test=OpenApiDocumentIT -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false -Dringmaster.openapi.write")
                .isEqualTo(json.readTree(served));
        assertThat(served).doesNotContain(System.getProperty("user.home") + "/", System.getProperty("user.dir"));
    }

    /** Without its servers, which tell where this one listens. */
    private String served() throws IOException {
        String text = api.ask()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        ObjectNode document = (ObjectNode) json.readTree(text);
        document.remove("servers");
        var indented = new DefaultPrettyPrinter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        indented.indentArraysWith(lines);
        indented.indentObjectsWith(lines);
        return json.writer(indented).writeValueAsString(document) + "\n";
    }
}

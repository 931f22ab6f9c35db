package dev.ringmaster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class ImportIT {

    @Inject
    Api api;

    @Test
    void fileIsRehearsedImportedAndImportedAgain() throws IOException {
        api.project("beads");

        importing("beads", true).statusCode(200).body("created", equalTo(17));
        api.ask()
                .queryParam("project", "beads")
                .get("/api/v1/tasks/count")
                .then()
                .body("total", equalTo(0));
        importing("beads", false)
                .statusCode(200)
                .body("read", equalTo(21))
                .body("created", equalTo(17))
                .body("skipped", equalTo(4))
                .body("dangling.dependsOn", hasItem("ex-nowhere"))
                .body("cycles", equalTo(List.of(List.of("ex-egg", "ex-hen"))));
        importing("beads", false).statusCode(200).body("created", equalTo(0)).body("unchanged", equalTo(17));
        String lines = example();
        assertThat(exported("beads")).isEqualTo(lines.substring(0, lines.indexOf("{\"id\":\"ex-broken\"")));
        api.ask().get("/api/v1/tasks/ex-open").then().statusCode(200).body("externalId", equalTo("ex-open"));
        api.ask()
                .queryParam("project", "beads")
                .queryParam("status", "done")
                .get("/api/v1/tasks")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void invalidLinesAndMassDeletionAreRefusedUntilAPersonInsists() throws IOException {
        api.project("strict");
        String lines = example().replace("\"ex-", "\"sx-");
        String valid = lines.substring(0, lines.indexOf("{\"id\":\"sx-broken\""));
        sending("strict", lines, "")
                .statusCode(422)
                .body("code", equalTo("invalid-import"))
                .body("lines.line", equalTo(List.of(20, 21)));
        sending("strict", valid, "").statusCode(200).body("created", equalTo(17));

        String one = valid.substring(0, valid.indexOf('\n') + 1);
        sending("strict", one, "").statusCode(409).body("code", equalTo("mass-deletion"));
        sending("strict", one, "?dryRun=true").statusCode(200).body("refused", hasSize(1));
        sending("strict", one, "?deletions=some").statusCode(400);
        assertThat(exported("strict")).isEqualTo(valid);
        sending("strict", one, "?deletions=keep").statusCode(200).body("missing", hasSize(16));
    }

    @Test
    void changedTaskChangesItsLineAndKeepsItsWordAgainstTheSameFile() throws IOException {
        api.project("touched");
        sending("touched", "{\"x\": 1.50,\"id\":\"t-1\",\"title\":\"One\"}\n{\"id\":\"t-2\",\"title\":\"Two\"}\n", "")
                .statusCode(200);
        api.ask()
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("{\"title\":\"First\"}")
                .patch("/api/v1/tasks/t-1")
                .then()
                .statusCode(200);

        String exported = exported("touched");
        assertThat(exported)
                .startsWith("{\"x\": 1.50,\"id\":\"t-1\",\"title\":\"First\",\"updated_at\":")
                .endsWith("}\n{\"id\":\"t-2\",\"title\":\"Two\"}\n");
        sending("touched", exported, "").statusCode(200).body("unchanged", equalTo(2));
    }

    @Test
    void fileLargerThanTheServicesMemoryForBodiesIsTaken() {
        api.project("large");
        String large = "{\"id\":\"big\",\"title\":\"Big\",\"x\":\"" + "y".repeat(20 << 20) + "\"}\n";
        sending("large", large, "").statusCode(200).body("created", equalTo(1));
        assertThat(exported("large")).isEqualTo(large);
    }

    @Test
    void unknownProjectIsRefused() throws IOException {
        importing("nowhere", false).statusCode(404).body("code", equalTo("unknown-project"));
    }

    private ValidatableResponse importing(String project, boolean dryRun) throws IOException {
        return sending(project, example(), "?format=beads&skipInvalid=true&dryRun=" + dryRun);
    }

    private ValidatableResponse sending(String project, String lines, String query) {
        return api.ask()
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/projects/" + project + "/import" + query)
                .then();
    }

    private String exported(String project) {
        return new String(
                api.ask()
                        .get("/api/v1/projects/" + project + "/export?format=beads")
                        .then()
                        .statusCode(200)
                        .contentType("application/x-ndjson")
                        .extract()
                        .asByteArray(),
                StandardCharsets.UTF_8);
    }

    private static String example() throws IOException {
        try (InputStream file = ImportIT.class.getResourceAsStream("/beads/example.jsonl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

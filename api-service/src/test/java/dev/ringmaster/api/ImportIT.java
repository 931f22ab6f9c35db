package dev.ringmaster.api;

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
        api.ask().get("/api/v1/tasks/ex-open").then().statusCode(200).body("externalId", equalTo("ex-open"));
        api.ask()
                .queryParam("project", "beads")
                .queryParam("status", "done")
                .get("/api/v1/tasks")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void unknownProjectIsRefused() throws IOException {
        importing("nowhere", false).statusCode(404).body("code", equalTo("unknown-project"));
    }

    private ValidatableResponse importing(String project, boolean dryRun) throws IOException {
        try (InputStream file = ImportIT.class.getResourceAsStream("/beads/example.jsonl")) {
            return api.ask()
                    .contentType("application/x-ndjson")
                    .body(file.readAllBytes())
                    .queryParam("format", "beads")
                    .queryParam("dryRun", dryRun)
                    .post("/api/v1/projects/" + project + "/import")
                    .then();
        }
    }
}

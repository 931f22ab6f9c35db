package dev.ringmaster.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.ringmaster.model.event.WorkEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class WorkIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Api api;

    @Test
    void unlandedWorkIsShownAndKeepsItsProjectFromBeingForgotten() {
        api.project("kept");
        tell(work("ringmaster/kept-1", true), work("ringmaster/kept-2", false));

        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .queryParam("project", "kept")
                        .get("/api/v1/work")
                        .then()
                        .statusCode(200)
                        .body("items.branch", equalTo(List.of("ringmaster/kept-1", "ringmaster/kept-2")))
                        .body("items[0].project", equalTo("kept"))
                        .body("items[0].task", equalTo("kept-1"))
                        .body("items[0].unlanded", equalTo(true)));
        api.ask()
                .queryParam("project", "kept")
                .queryParam("unlanded", "true")
                .get("/api/v1/work")
                .then()
                .body("items.branch", equalTo(List.of("ringmaster/kept-1")));
        api.ask()
                .header("If-Match", "*")
                .delete("/api/v1/projects/kept")
                .then()
                .statusCode(409)
                .body("code", equalTo("unlanded-work"))
                .body("detail", containsString("ringmaster/kept-1"))
                .body("work.branch", equalTo(List.of("ringmaster/kept-1")));

        tell(work("ringmaster/kept-2", false));
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .queryParam("project", "kept")
                        .queryParam("unlanded", "true")
                        .get("/api/v1/work")
                        .then()
                        .body("items", empty()));
        api.ask().header("If-Match", "*").delete("/api/v1/projects/kept").then().statusCode(204);
    }

    @Test
    void projectIsForgottenByForce() {
        api.project("forced");
        api.tell(new WorkEvent.WorkRecorded(
                new ProjectId("forced"), List.of(work("ringmaster/forced-1", true)), Instant.now()));
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .queryParam("project", "forced")
                        .get("/api/v1/work")
                        .then()
                        .body("items.branch", equalTo(List.of("ringmaster/forced-1"))));
        api.ask()
                .header("If-Match", "*")
                .delete("/api/v1/projects/forced")
                .then()
                .statusCode(409);

        api.ask()
                .header("If-Match", "*")
                .queryParam("force", "true")
                .delete("/api/v1/projects/forced")
                .then()
                .statusCode(204);
    }

    @Test
    void collectionIsAskedOfProjectsWithARepositoryAndItsAnswerIsInTheFeed() {
        api.project("foldered");
        api.send("{\"id\":\"swept\",\"repository\":\"" + Api.repository() + "\"}")
                .post("/api/v1/projects")
                .then()
                .statusCode(201);
        var asked = api.ask()
                .contentType("application/json")
                .body(Map.of("project", "swept", "dryRun", true, "by", "mara"))
                .post("/api/v1/work-collections")
                .then()
                .statusCode(202)
                .body("projects", equalTo(List.of("swept")))
                .body("dryRun", equalTo(true))
                .extract();
        String id = asked.path("id");
        api.tell(new WorkEvent.WorkCollected(
                new ProjectId("swept"), id, true, List.of(), List.of(), null, Instant.now()));

        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .queryParam("after", asked.path("eventCursor").toString())
                        .queryParam("types", "work.collected")
                        .get("/api/v1/events")
                        .then()
                        .body("items.data.request", equalTo(List.of(id)))
                        .body("items.data.project", equalTo(List.of("swept"))));
        api.ask()
                .contentType("application/json")
                .body(Map.of("project", "nowhere"))
                .post("/api/v1/work-collections")
                .then()
                .statusCode(404);
    }

    private void tell(KeptWork... items) {
        api.tell(new WorkEvent.WorkRecorded(new ProjectId("kept"), List.of(items), Instant.now()));
    }

    private static KeptWork work(String branch, boolean unlanded) {
        return new KeptWork(
                new TaskId(branch.substring(branch.indexOf('/') + 1)),
                null,
                branch,
                "0123456789abcdef0123456789abcdef01234567",
                unlanded ? 1 : 0,
                Instant.now(),
                null,
                null,
                unlanded,
                "1 commit is not on main");
    }
}

package dev.ringmaster.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class PlanIT {

    @Inject
    Api api;

    @Test
    void planOfAProjectWithoutTasksIsEmpty() {
        api.project("bare");

        api.ask()
                .get("/api/v1/projects/bare/plan")
                .then()
                .statusCode(200)
                .body("project", equalTo("bare"))
                .body("tasks", equalTo(0))
                .body("simulations", equalTo(1000))
                .body("baseline.p50", equalTo("PT0S"));
    }

    @Test
    void unknownProjectsTasksAndQuestionsAreRefused() {
        api.project("asked");

        api.ask().get("/api/v1/projects/nobody/plan").then().statusCode(404).body("code", equalTo("unknown-project"));
        api.ask()
                .queryParam("ifDone", "asked-99")
                .get("/api/v1/projects/asked/plan")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-task"));
        api.ask()
                .queryParam("workers", "many")
                .get("/api/v1/projects/asked/plan")
                .then()
                .statusCode(400)
                .body("detail", containsString("'many'"));
        api.ask()
                .queryParam("simulations", 0)
                .get("/api/v1/projects/asked/plan")
                .then()
                .statusCode(400)
                .body("detail", containsString("1 to 10000"));
    }

    @Test
    void insightsNameWhatMuchWaitsForAndWhatStandsAlone() {
        api.project("seen");
        String root = api.task("seen", "\"title\": \"A\"");
        api.task("seen", "\"title\": \"B\", \"dependsOn\": [\"" + root + "\"]");
        api.task("seen", "\"title\": \"B\", \"dependsOn\": [\"" + root + "\"]");
        String alone = api.task("seen", "\"title\": \"A\"");

        api.ask()
                .get("/api/v1/projects/seen/insights")
                .then()
                .statusCode(200)
                .body("tasks", equalTo(4))
                .body("items.kind", hasItems("keystone", "orphan"))
                .body("items.find { it.kind == 'keystone' }.tasks", hasItem(root))
                .body("items.find { it.kind == 'orphan' }.tasks", hasItem(alone));
    }
}

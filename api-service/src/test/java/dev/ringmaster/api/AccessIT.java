package dev.ringmaster.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class AccessIT {

    @Inject
    Api api;

    @Test
    void everythingButHealthAndTheStaticPagesNeedsTheToken() {
        for (String path : List.of(
                "/api/v1/projects",
                "/api/v1/tasks",
                "/api/v1/status",
                "/api/v1/events/stream",
                "/api/v1/ws",
                "/q/metrics")) {
            given().get(path).then().statusCode(401);
        }
        for (String path : List.of("/q/health", "/q/health/live", "/q/openapi", "/q/swagger-ui/")) {
            given().get(path).then().statusCode(200);
        }
    }

    @Test
    void metricsAreGivenToWhoBearsTheToken() {
        api.ask().get("/api/v1/nothing").then().statusCode(404);

        api.ask()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("ringmaster_api_streams"))
                .body(containsString("ringmaster_api_problems_total"));
    }

    @Test
    void unknownPathsAndMethodsAreProblemsToo() {
        api.ask()
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
        api.ask().delete("/api/v1/tasks").then().statusCode(405).body("code", equalTo("method-not-allowed"));
        api.ask()
                .contentType("text/csv")
                .body("a")
                .post("/api/v1/tasks")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void documentIsOpenApi31WithAnOperationIdEverywhere() {
        JsonPath document = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(document.<String>get("components.securitySchemes.token.scheme"))
                .isEqualTo("bearer");
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        List<String> ids = new ArrayList<>();
        Set<String> methods = Set.of("get", "post", "patch", "delete");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (methods.contains(method)) {
                assertThat(operation).as(method + " " + path).containsKeys("operationId", "summary", "tags");
                Map<?, ?> responses = (Map<?, ?>) operation.get("responses");
                assertThat(responses.keySet())
                        .as(method + " " + path)
                        .hasSizeGreaterThanOrEqualTo(2)
                        .anyMatch("default"::equals);
                ids.add(String.valueOf(operation.get("operationId")));
            }
        }));
        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains("createTasks", "streamEvents", "importTasks", "answerDecision");
        assertThat(document.<String>get("components.schemas.TaskId.type")).isEqualTo("string");
        assertThat(document.<Map<String, Object>>get(
                        "paths.'/api/v1/tasks'.post.requestBody.content.'application/json'"))
                .containsKey("examples");
        assertThat(document.<String>get(
                        "paths.'/api/v1/tasks'.post.responses.'201'.content.'application/json'.schema.'$ref'"))
                .endsWith("/TaskPage");
    }

    @Test
    void statusShowsTheRingAtAGlance() {
        api.ask()
                .get("/api/v1/status")
                .then()
                .statusCode(200)
                .body("decisions.open", org.hamcrest.Matchers.greaterThanOrEqualTo(0));
    }
}

package dev.ringmaster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class TasksIT {

    private static final String PATH = "/api/v1/tasks";

    @Inject
    Api api;

    @Test
    void taskMayBeDeferredAndTheMomentTakenBack() {
        api.project("later");
        api.send("{\"project\":\"later\",\"tasks\":[{\"title\":\"A\",\"notBefore\":\"2099-12-01T08:00+01:00\"}]}")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("items[0].notBefore", equalTo("2099-12-01T07:00:00Z"));

        api.send("{\"notBefore\":\"soon\"}")
                .header("If-Match", "\"1\"")
                .patch(PATH + "/later-1")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("notBefore"));
        JsonPath changed = api.send("{\"notBefore\":\"\"}")
                .header("If-Match", "\"1\"")
                .patch(PATH + "/later-1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(changed.getString("notBefore")).isNull();
    }

    @Test
    void tasksOfOneRequestDependOnEachOtherByRefs() {
        api.project("refs");

        api.send("""
                        {"project":"refs","tasks":[{"ref":"a","title":"First","kind":"bug","estimate":"PT5M","requires":["java"]},
                        {"title":"Second","dependsOn":["a"],"gates":[{"name":"g","command":["true"]}]}]}""")
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Location", "/api/v1/tasks/refs-1")
                .body("items.id", equalTo(List.of("refs-1", "refs-2")))
                .body("items[0].kind", equalTo("bug_fix"))
                .body("items[0].status", equalTo("blocked"))
                .body("items[0].sentence", equalTo("was just created; queue-service has not seen it yet"))
                .body("items[0].priority", equalTo(2))
                .body("items[1].dependsOn", equalTo(List.of("refs-1")));
        api.ask()
                .get(PATH + "/refs-2")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1));
    }

    @Test
    void cycleIsRefusedWithItsNamesInOrderAndNothingIsCreated() {
        api.project("cycle");

        api.send("""
                        {"project":"cycle","tasks":[{"ref":"a","title":"A","dependsOn":["b"]},
                        {"ref":"b","title":"B","dependsOn":["c"]},{"ref":"c","title":"C","dependsOn":["a"]}]}""")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("dependency-cycle"))
                .body("cycle", equalTo(List.of("a", "b", "c")));
        api.ask().queryParam("project", "cycle").get(PATH).then().body("items", hasSize(0));
    }

    @Test
    void addedDependencyThatClosesACycleIsRefused() {
        api.project("ring");
        api.task("ring", "\"title\":\"A\"");
        api.task("ring", "\"title\":\"B\",\"dependsOn\":[\"ring-1\"]");
        api.task("ring", "\"title\":\"C\",\"dependsOn\":[\"ring-2\"]");

        api.send("{\"dependsOn\":[\"ring-3\"]}")
                .post(PATH + "/ring-1/dependencies")
                .then()
                .statusCode(422)
                .body("code", equalTo("dependency-cycle"))
                .body("cycle", equalTo(List.of("ring-1", "ring-3", "ring-2")));
    }

    @Test
    void dependenciesAreAddedAndRemoved() {
        api.project("deps");
        api.task("deps", "\"title\":\"A\"");
        api.task("deps", "\"title\":\"B\"");

        api.send("{\"dependsOn\":[\"deps-1\"]}")
                .post(PATH + "/deps-2/dependencies")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("dependsOn", equalTo(List.of("deps-1")));
        api.ask()
                .delete(PATH + "/deps-2/dependencies/deps-1")
                .then()
                .statusCode(200)
                .body("dependsOn", hasSize(0))
                .body("version", equalTo(3));
    }

    @Test
    void whatDoesNotExistIsNamed() {
        api.project("unknown");

        api.send("{\"project\":\"nowhere\",\"tasks\":[{\"title\":\"A\"}]}")
                .post(PATH)
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-project"));
        api.send("{\"project\":\"unknown\",\"tasks\":[{\"title\":\"A\",\"dependsOn\":[\"unknown-99\"]}]}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-dependency"))
                .body("detail", containsString("unknown-99"));
        api.ask().get(PATH + "/unknown-99").then().statusCode(404).body("code", equalTo("unknown-task"));
    }

    @Test
    void everyInvalidFieldIsNamed() {
        api.project("fields");

        JsonPath problem = api.send("""
                        {"project":"fields","tasks":[{"title":" "},{"title":"B","priority":7,
                        "gates":[{"name":""}],"labels":["ok",""]}]}""")
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"))
                .extract()
                .jsonPath();

        assertThat(problem.<String>getList("errors.field"))
                .contains("tasks[0].title", "tasks[1].priority", "tasks[1].gates[0].name", "tasks[1].labels[1]");
    }

    @Test
    void wordsThatMeanNothingAreInvalidFieldsToo() {
        api.project("words");

        JsonPath problem =
                api.send("""
                        {"project":"words","tasks":[{"title":"A","kind":"poem","estimate":"soon","status":"maybe",
                        "requires":["Java!"],"gates":[{"name":"g"}]}]}""").post(PATH).then().statusCode(422).extract().jsonPath();

        assertThat(problem.<String>getList("errors.field"))
                .containsExactlyInAnyOrder(
                        "tasks[0].kind",
                        "tasks[0].estimate",
                        "tasks[0].status",
                        "tasks[0].requires[0]",
                        "tasks[0].gates[0]");
    }

    @Test
    void bodyThatIsNoJsonIsRefused() {
        api.send("{\"project\":")
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("malformed-request"))
                .body("detail", containsString("line 1"));
        api.send("{\"project\":\"x\",\"tasks\":5}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"));
    }

    @Test
    void beginningOfAnIdIsEnoughWhereItMeansOneTask() {
        api.project("prefix-one");
        api.project("prefix-two");
        api.task("prefix-one", "\"title\":\"A\"");
        api.task("prefix-two", "\"title\":\"B\",\"externalId\":\"ext-7\"");

        api.ask().get(PATH + "/prefix-o").then().statusCode(200).body("id", equalTo("prefix-one-1"));
        api.ask().get(PATH + "/ext-7").then().statusCode(200).body("id", equalTo("prefix-two-1"));
        api.ask()
                .get(PATH + "/prefix-")
                .then()
                .statusCode(409)
                .body("code", equalTo("ambiguous-id"))
                .body("candidates", hasSize(2));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        api.project("pages");
        String tasks = IntStream.range(0, 25)
                .mapToObj(i -> "{\"title\":\"T" + i + "\",\"priority\":" + i % 3 + ",\"labels\":[\""
                        + (i % 2 == 0 ? "even" : "odd") + "\"]}")
                .collect(Collectors.joining(","));
        api.send("{\"project\":\"pages\",\"tasks\":[" + tasks + "]}")
                .post(PATH)
                .then()
                .statusCode(201);

        List<String> ids = new ArrayList<>();
        List<Integer> priorities = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = api.ask()
                    .queryParam("project", "pages")
                    .queryParam("label", "even")
                    .queryParam("sort", "-priority")
                    .queryParam("limit", 4)
                    .queryParam("cursor", cursor)
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            priorities.addAll(page.getList("items.priority"));
            cursor = page.getString("nextCursor");
        }

        assertThat(ids).hasSize(13).doesNotHaveDuplicates();
        assertThat(priorities).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        api.project("cursors");
        api.send("{\"project\":\"cursors\",\"tasks\":[{\"title\":\"A\"},{\"title\":\"B\"}]}")
                .post(PATH)
                .then()
                .statusCode(201);
        String cursor = api.ask()
                .queryParam("project", "cursors")
                .queryParam("limit", 1)
                .get(PATH)
                .then()
                .extract()
                .path("nextCursor");

        api.ask()
                .queryParam("project", "cursors")
                .queryParam("sort", "title")
                .queryParam("cursor", cursor)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        api.ask()
                .queryParam("status", "sleeping")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"));
    }

    @Test
    void tasksAreCountedByStatus() {
        api.project("counted");
        api.send("""
                        {"project":"counted","tasks":[{"title":"A"},{"title":"B","status":"draft"},{"title":"C","status":"done"}]}""").post(PATH).then().statusCode(201);

        api.ask()
                .queryParam("project", "counted")
                .get(PATH + "/count")
                .then()
                .statusCode(200)
                .body("counts.blocked", equalTo(1))
                .body("counts.draft", equalTo(1))
                .body("counts.done", equalTo(1))
                .body("total", equalTo(3));
    }

    @Test
    void repeatWithTheSameKeyGetsTheSameReplyAndChangesNothing() {
        api.project("repeat");
        String body = "{\"project\":\"repeat\",\"tasks\":[{\"title\":\"Once\"}]}";

        String first = api.send(body)
                .header("Idempotency-Key", "key-1")
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        String second = api.send(body)
                .header("Idempotency-Key", "key-1")
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Location", "/api/v1/tasks/repeat-1")
                .extract()
                .asString();

        assertThat(second).isEqualTo(first);
        api.ask().queryParam("project", "repeat").get(PATH).then().body("items", hasSize(1));
        api.send("{\"project\":\"repeat\",\"tasks\":[{\"title\":\"Other\"}]}")
                .header("Idempotency-Key", "key-1")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void changeOfSomeFieldsLeavesTheOthers() {
        api.project("patch");
        api.task("patch", "\"title\":\"A\",\"description\":\"Long\",\"agent\":\"demo\"");

        api.send("{\"priority\":0,\"agent\":\"\"}")
                .patch(PATH + "/patch-1")
                .then()
                .statusCode(428);
        JsonPath changed = api.send("{\"priority\":0,\"agent\":\"\"}")
                .header("If-Match", "\"1\"")
                .patch(PATH + "/patch-1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(changed.getInt("priority")).isZero();
        assertThat(changed.getString("description")).isEqualTo("Long");
        assertThat(changed.getString("agent")).isNull();
        api.send("{\"priority\":1}")
                .header("If-Match", "\"1\"")
                .patch(PATH + "/patch-1")
                .then()
                .statusCode(412);
    }

    @Test
    void draftIsSubmittedOnce() {
        api.project("drafts");
        api.task("drafts", "\"title\":\"A\",\"status\":\"draft\"");

        api.ask()
                .contentType("application/json")
                .post(PATH + "/drafts-1/submit")
                .then()
                .statusCode(202)
                .body("status", equalTo("blocked"));
        api.ask()
                .contentType("application/json")
                .post(PATH + "/drafts-1/submit")
                .then()
                .statusCode(409)
                .body("code", equalTo("task-not-draft"));
    }

    @Test
    void thousandsOfTasksAreCreatedInOneRequest() {
        api.project("many");
        String tasks = IntStream.range(0, 5000)
                .mapToObj(i -> "{\"ref\":\"t" + i + "\",\"title\":\"Task " + i + "\""
                        + (i == 0 ? "" : ",\"dependsOn\":[\"t" + (i - 1) + "\"]") + "}")
                .collect(Collectors.joining(","));
        long start = System.nanoTime();

        api.send("{\"project\":\"many\",\"tasks\":[" + tasks + "]}")
                .post(PATH)
                .then()
                .statusCode(201);

        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("5000 tasks created in " + millis + " ms");
        assertThat(millis).isLessThan(15_000);
    }
}

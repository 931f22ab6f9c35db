package dev.ringmaster.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class ProjectsIT {

    private static final String PATH = "/api/v1/projects";

    @Inject
    Api api;

    @Test
    void projectOfALocalRepositoryGetsItsIdBranchAndGates() {
        Path repository = Api.repository();

        api.send("{\"repository\":\"" + repository
                        + "\",\"name\":\"Text Kit\",\"gates\":[{\"name\":\"test\",\"shell\":\"true\"}]}")
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Location", "/api/v1/projects/text-kit")
                .header("ETag", "\"1\"")
                .body("id", equalTo("text-kit"))
                .body("targetBranch", equalTo("main"))
                .body("gates[0].command", equalTo(java.util.List.of("sh", "-c", "true")))
                .body("warnings", hasSize(0));
        api.ask().get(PATH).then().statusCode(200).body("items.id", hasItem("text-kit"));
    }

    @Test
    void dirtyCheckoutIsOnlyAWarning() throws IOException {
        Path repository = Api.repository();
        Files.writeString(repository.resolve("README.md"), "Changed.\n");

        api.send("{\"repository\":\"" + repository + "\",\"id\":\"dirty\"}")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("warnings[0]", containsString("uncommitted changes"));
    }

    @Test
    void folderWithoutGitIsRefusedWithANextStep() throws IOException {
        Path folder = Files.createTempDirectory("plain");

        api.send("{\"repository\":\"" + folder + "\"}")
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("not-a-git-repository"))
                .body("type", equalTo("https://ringmaster.dev/problems/not-a-git-repository"))
                .body("instance", equalTo(PATH))
                .body("status", equalTo(422))
                .body("title", notNullValue())
                .body("detail", containsString("git init"));
    }

    @Test
    void missingTargetBranchIsRefusedWithThoseThereAre() {
        api.send("{\"repository\":\"" + Api.repository() + "\",\"targetBranch\":\"release\"}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("missing-target-branch"))
                .body("branches", equalTo(java.util.List.of("main")));
    }

    @Test
    void secondProjectWithTheIdIsRefused() {
        api.project("twice");

        api.send("{\"id\":\"twice\",\"workspace\":\"none\"}")
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("project-exists"));
    }

    @Test
    void changeNeedsTheVersionThatWasSeen() {
        api.project("versioned");

        api.send("{\"description\":\"x\"}")
                .patch(PATH + "/versioned")
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition-required"));
        api.send("{\"description\":\"x\",\"policy\":{\"paused\":true}}")
                .header("If-Match", "\"1\"")
                .patch(PATH + "/versioned")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("policy.paused", equalTo(true))
                .body("policy.maxAttempts", equalTo(3));
        api.send("{\"description\":\"y\"}")
                .header("If-Match", "\"1\"")
                .patch(PATH + "/versioned")
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition-failed"))
                .body("current.version", equalTo(2));
    }

    @Test
    void projectWithUnfinishedTasksStays() {
        api.project("busy");
        api.task("busy", "\"title\":\"One\"");

        api.ask()
                .header("If-Match", "\"1\"")
                .delete(PATH + "/busy")
                .then()
                .statusCode(409)
                .body("code", equalTo("project-in-use"));
    }

    @Test
    void deletedProjectIsGoneAndItsNumbersAreNotUsedAgain() {
        api.project("gone");
        api.task("gone", "\"title\":\"One\",\"status\":\"done\"");
        api.ask().header("If-Match", "\"1\"").delete(PATH + "/gone").then().statusCode(204);
        api.ask().get(PATH + "/gone").then().statusCode(404).body("code", equalTo("unknown-project"));

        api.send("{\"id\":\"gone\",\"workspace\":\"none\"}")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("version", equalTo(3));
        org.assertj.core.api.Assertions.assertThat(api.task("gone", "\"title\":\"Two\""))
                .isEqualTo("gone-2");
    }
}

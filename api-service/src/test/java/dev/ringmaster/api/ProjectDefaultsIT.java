package dev.ringmaster.api;

import static org.hamcrest.Matchers.equalTo;

import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = RingTestResource.class,
        initArgs = @ResourceArg(name = "toml", value = "[retry]\nmax_attempts = 7\n"),
        restrictToAnnotatedClass = true)
class ProjectDefaultsIT {

    @Inject
    Api api;

    @Test
    void newProjectTakesItsAttemptsFromTheSettingsUnlessItSaysOtherwise() {
        api.send("{\"id\":\"usual\",\"workspace\":\"none\"}")
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .body("policy.maxAttempts", equalTo(7));
        api.send("{\"id\":\"special\",\"workspace\":\"none\",\"policy\":{\"maxAttempts\":2}}")
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .body("policy.maxAttempts", equalTo(2));
    }
}

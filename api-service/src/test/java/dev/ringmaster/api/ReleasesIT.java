package dev.ringmaster.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class ReleasesIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Api api;

    @Test
    void releaseIsShownWithItsStagesAndNothingIsAskedOfARingThatDoesNotChangeItself() {
        ReleaseRef release = ref("r-7", "selfish-1", "c1");
        api.tell(new ImprovementEvent.ImprovementBegun(release, Instant.now()));
        api.tell(new ImprovementEvent.ImprovementStageEntered(release, ReleaseStage.GUARD, Instant.now()));
        api.tell(new ImprovementEvent.ImprovementStagePassed(
                release, ReleaseStage.GUARD, "nothing protected", Duration.ofMillis(12), Instant.now()));
        api.tell(new ImprovementEvent.ImprovementKept(release, "ringmaster-r-7", "steady", Instant.now()));
        api.tell(new ImprovementEvent.BreakerChanged(true, 3, "three in a row", Instant.now()));

        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/releases/r-7")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("kept"))
                        .body("stages[0].stage", equalTo("guard"))
                        .body("stages[0].evidence", equalTo("nothing protected"))
                        .body("stages[0].tookMillis", equalTo(12)));
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/releases")
                        .then()
                        .body("items.id", hasItem("r-7"))
                        .body("enabled", equalTo(false))
                        .body("breaker.open", equalTo(true)));
        api.ask().get("/api/v1/releases/r-8").then().statusCode(404).body("code", equalTo("unknown-release"));
        api.ask()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/releases/r-7/rollback")
                .then()
                .statusCode(409)
                .body("code", equalTo("self-improvement-off"));
        api.ask()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/releases/breaker/close")
                .then()
                .statusCode(409)
                .body("detail", containsString("[self_improvement]"));
    }

    @Test
    void projectSaysWhetherItIsRingmasterItself() {
        api.project("plain");

        api.ask().get("/api/v1/projects/plain").then().body("self", equalTo(false));
    }

    @Test
    void aQuestionAboutAnEarlierTreeIsWithdrawn() {
        api.project("trees");
        TaskId task = new TaskId("trees-1");
        Decision first = question(task, "0123abcd");
        Decision second = question(task, "4567cdef");
        api.tell(new DecisionNeeded(first));
        api.tell(new DecisionNeeded(second));
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/decisions/" + second.id())
                        .then()
                        .statusCode(200)
                        .body("detail", equalTo("-old +new")));

        api.tell(new ImprovementEvent.ImprovementBlocked(
                ref("r-9", "trees-1", "c2"), ReleaseStage.GUARD, second.id(), "it changes the guard", Instant.now()));

        await().atMost(SOON)
                .untilAsserted(() ->
                        api.ask().get("/api/v1/decisions/" + first.id()).then().body("status", equalTo("withdrawn")));
        api.ask().get("/api/v1/decisions/" + second.id()).then().body("status", equalTo("open"));
    }

    private static Decision question(TaskId task, String tree) {
        return new Decision(
                new DecisionId("d-" + task + "-1-protected-change-" + tree),
                task,
                Facts.projectOf(task),
                null,
                DecisionKind.PROTECTED_CHANGE,
                "May it?",
                "-old +new",
                List.of(DecisionOption.APPROVE, DecisionOption.REJECT),
                Instant.now());
    }

    private static ReleaseRef ref(String release, String task, String commit) {
        return new ReleaseRef(new ReleaseId(release), Facts.attempt(new TaskId(task)), "b", commit, "t", "main");
    }
}

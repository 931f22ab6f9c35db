package dev.ringmaster.api;

import static dev.ringmaster.api.Facts.decision;
import static dev.ringmaster.api.Facts.state;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class DecisionsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Api api;

    @Test
    void decisionIsCreatedOnceAnsweredOnceAndRemembered() {
        api.project("decide");
        TaskId task = new TaskId(api.task("decide", "\"title\":\"A\""));
        Decision decision = decision(task, DecisionKind.RETRIES_SPENT);

        api.tell(Topic.STATUS, new DecisionNeeded(decision));
        api.tell(Topic.ATTEMPTS, new DecisionNeeded(decision));
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/decisions/" + decision.id())
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("open"))
                        .body("question", equalTo("Again?")));
        api.send("{\"option\":\"sing\"}")
                .post("/api/v1/decisions/" + decision.id() + "/answer")
                .then()
                .statusCode(422);
        api.send("{\"option\":\"drop\"}")
                .post("/api/v1/decisions/" + decision.id() + "/answer")
                .then()
                .statusCode(422)
                .body("code", equalTo("option-not-offered"));
        api.send("{\"option\":\"retry\",\"text\":\"Mind the gap.\",\"by\":\"sam\"}")
                .post("/api/v1/decisions/" + decision.id() + "/answer")
                .then()
                .statusCode(200)
                .body("status", equalTo("answered"))
                .body("answer.text", equalTo("Mind the gap."));
        api.send("{\"option\":\"retry\"}")
                .post("/api/v1/decisions/" + decision.id() + "/answer")
                .then()
                .statusCode(409)
                .body("code", equalTo("decision-closed"))
                .body("detail", containsString("sam"));

        api.ask()
                .queryParam("status", "all")
                .queryParam("task", task.value())
                .get("/api/v1/decisions")
                .then()
                .body("items", hasSize(1));
        api.ask()
                .get("/api/v1/projects/decide")
                .then()
                .body("answers[0].text", equalTo("Mind the gap."))
                .body("version", equalTo(2));
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .queryParam("task", task.value())
                        .queryParam("types", "decision.*")
                        .get("/api/v1/events")
                        .then()
                        .body("items.type", hasItem("decision.answered")));
    }

    @Test
    void decisionOfATaskThatHasEndedIsWithdrawn() {
        api.project("ended");
        TaskId task = new TaskId(api.task("ended", "\"title\":\"A\""));
        Decision before = decision(task, DecisionKind.AGENT_QUESTION);
        Decision after = decision(task, DecisionKind.CONFLICT);

        api.tell(Topic.STATUS, new DecisionNeeded(before));
        api.tell(new StatusEvent.TaskFailed(state(task, TaskStatus.FAILED, null, 9)));
        awaitTask(task, "status", "failed");
        api.tell(Topic.STATUS, new DecisionNeeded(after));

        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .queryParam("status", "withdrawn")
                        .queryParam("task", task.value())
                        .get("/api/v1/decisions")
                        .then()
                        .body("items", hasSize(2)));
    }

    @Test
    void retryingTheTaskWithdrawsTheQuestionItWaitedFor() {
        api.project("again");
        TaskId task = new TaskId(api.task("again", "\"title\":\"A\""));
        Decision decision = decision(task, DecisionKind.RETRIES_SPENT);
        api.tell(Topic.STATUS, new DecisionNeeded(decision));
        api.tell(new StatusEvent.TaskBlocked(
                state(task, TaskStatus.BLOCKED, new BlockReason.Decision(decision.id()), 2)));
        awaitTask(task, "status", "blocked");
        awaitDecision(decision, "status", "open");

        api.send("{\"by\":\"sam\"}")
                .post("/api/v1/tasks/" + task + "/retry")
                .then()
                .statusCode(202);

        api.ask()
                .get("/api/v1/decisions/" + decision.id())
                .then()
                .body("status", equalTo("withdrawn"))
                .body("withdrawnBecause", equalTo("sam had the task tried again"));
        api.send("{\"option\":\"retry\"}")
                .post("/api/v1/decisions/" + decision.id() + "/answer")
                .then()
                .statusCode(409)
                .body("detail", containsString("was withdrawn: sam had the task tried again."));
    }

    @Test
    void questionIsWithdrawnOnceItsTaskGoesOnWithoutAnAnswer() {
        api.project("goeson");
        TaskId task = new TaskId(api.task("goeson", "\"title\":\"A\""));
        Decision before = decision(task, DecisionKind.RETRIES_SPENT);
        Decision late = decision(task, DecisionKind.CONFLICT);
        api.tell(Topic.STATUS, new DecisionNeeded(before));
        awaitDecision(before, "status", "open");

        api.tell(new StatusEvent.TaskStarted(state(task, TaskStatus.IN_PROGRESS, null, new Epoch(2), 5)));
        awaitDecision(before, "status", "withdrawn");
        api.tell(Topic.STATUS, new DecisionNeeded(late));

        awaitDecision(late, "withdrawnBecause", "its task went on without an answer");
    }

    private void awaitTask(TaskId task, String field, String value) {
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/tasks/" + task)
                        .then()
                        .statusCode(200)
                        .body(field, equalTo(value)));
    }

    private void awaitDecision(Decision decision, String field, String value) {
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/decisions/" + decision.id())
                        .then()
                        .statusCode(200)
                        .body(field, equalTo(value)));
    }
}

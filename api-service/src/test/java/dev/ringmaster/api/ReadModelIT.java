package dev.ringmaster.api;

import static dev.ringmaster.api.Facts.WORKER;
import static dev.ringmaster.api.Facts.attempt;
import static dev.ringmaster.api.Facts.projectOf;
import static dev.ringmaster.api.Facts.state;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.attempt.PromptBudget;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.MetricStatus;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.model.event.RankedTask;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class ReadModelIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Api api;

    @Test
    void taskShowsWhatTheQueueTellsOfIt() {
        api.project("queue");
        TaskId task = new TaskId(api.task("queue", "\"title\":\"A\""));

        api.tell(new StatusEvent.TaskReady(state(task, TaskStatus.READY, null, 2)));
        api.tell(new StatusEvent.QueueRanked(
                new ProjectId("queue"),
                7,
                List.of(
                        new MetricStatus("pagerank", "exact", 0.1),
                        new MetricStatus("betweenness", "approximate", 20, 0.1, 0.05, 1200, null)),
                List.of(new RankedTask(task, 0.5, Map.of("priority", 0.5)))));
        awaitTask(task, "status", "ready");
        // An older state that comes late, from the other topic, changes nothing.
        api.tell(new TaskStateRecorded(state(task, TaskStatus.BLOCKED, new BlockReason.Paused("sam"), 1)));
        api.tell(new SystemEvent.ComponentRestarted("queue-service", "0.1.0", Instant.now()));
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/status")
                        .then()
                        .body("components.queue-service.version", equalTo("0.1.0")));

        api.ask()
                .get("/api/v1/tasks/" + task)
                .then()
                .body("status", equalTo("ready"))
                .body("sentence", containsString("waits for a free slot"))
                .body("rank", equalTo(1))
                .body("rankedAt", startsWith("20"));
        api.ask()
                .get("/api/v1/projects/queue/insights")
                .then()
                .body("ranking.graphVersion", equalTo(7))
                .body("ranking.metrics.metric", contains("pagerank", "betweenness"))
                .body("ranking.metrics[1].samples", equalTo(1200));
        api.ask()
                .queryParam("status", "ready")
                .queryParam("project", "queue")
                .get("/api/v1/tasks")
                .then()
                .body("items.id", hasItem(task.value()));
    }

    @Test
    void attemptIsPutTogetherHoweverItsEventsArrive() {
        api.project("attempts");
        TaskId task = new TaskId(api.task("attempts", "\"title\":\"A\""));
        AttemptRef attempt = attempt(task);
        String id = attempt.attempt().toString();

        api.tell(new OutputAppended(attempt, OutputSource.AGENT, 0, 6, "hello ", Instant.now()));
        api.tell(new OutputAppended(attempt, OutputSource.AGENT, 6, 5, "world", Instant.now()));
        api.tell(new AttemptEvent.AttemptStarted(attempt, 1, 4711, Instant.now()));
        api.tell(new AttemptEvent.AttemptFinished(
                attempt,
                new Outcome.Succeeded("0123456789abcdef"),
                true,
                Instant.now().minusSeconds(5)));
        api.tell(new PromptEvent.TaskPrepared(
                assignment(task, attempt), "# Do it", List.of(), List.of(), new PromptBudget(8000, 3, 0)));
        api.tell(new AssignmentEvent.TaskAssigned(assignment(task, attempt), List.of(), List.of(), List.of()));

        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/attempts/" + id)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("finished"))
                        .body("number", equalTo(1))
                        .body("outcome.kind", equalTo("succeeded")));
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/attempts/" + id + "/prompt")
                        .then()
                        .statusCode(200)
                        .body("prompt", equalTo("# Do it")));
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .queryParam("offset", 3)
                        .get("/api/v1/attempts/" + id + "/output")
                        .then()
                        .statusCode(200)
                        .body("text", equalTo("lo world"))
                        .body("nextOffset", equalTo(11))
                        .body("complete", equalTo(true)));
        api.ask()
                .queryParam("task", task.value())
                .get("/api/v1/attempts")
                .then()
                .body("items.id", equalTo(List.of(id)));
    }

    @Test
    void failedTaskIsRetriedAsANewOneThatItsDependentsWaitFor() {
        api.project("anew");
        TaskId task = new TaskId(api.task("anew", "\"title\":\"A\""));
        api.task("anew", "\"title\":\"B\",\"dependsOn\":[\"anew-1\"]");
        api.tell(new StatusEvent.TaskFailed(state(task, TaskStatus.FAILED, null, 3)));
        awaitTask(task, "status", "failed");

        api.send("{}")
                .post("/api/v1/tasks/anew-1/retry")
                .then()
                .statusCode(201)
                .body("id", equalTo("anew-3"))
                .body("retryOf", equalTo("anew-1"));
        api.send("{}").post("/api/v1/tasks/anew-1/retry").then().statusCode(201).body("id", equalTo("anew-3"));
        api.ask().get("/api/v1/tasks/anew-2").then().body("dependsOn", equalTo(List.of("anew-3")));
        api.send("{}")
                .post("/api/v1/tasks/anew-1/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("task-finished"));
        api.send("{\"reason\":\"no\"}")
                .post("/api/v1/tasks/anew-2/cancel")
                .then()
                .statusCode(202);
    }

    @Test
    void workersAreShownAsTheyLastToldOfThemselves() {
        api.tell(new WorkerEvent.WorkerAvailable(worker(0, Instant.now())));
        api.tell(new WorkerEvent.WorkerBusy(worker(1, Instant.now())));

        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/workers")
                        .then()
                        .body("items.find { it.id == 'demo' }.status", equalTo("busy"))
                        .body("items.find { it.id == 'demo' }.running", equalTo(1)));
    }

    private void awaitTask(TaskId task, String field, String value) {
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/tasks/" + task)
                        .then()
                        .statusCode(200)
                        .body(field, equalTo(value)));
    }

    private static Assignment assignment(TaskId task, AttemptRef attempt) {
        TaskDefinition definition = new TaskDefinition(
                task,
                projectOf(task),
                "A",
                "",
                List.of(),
                Priority.NORMAL,
                TaskKind.UNSPECIFIED,
                Set.of(),
                List.of(),
                Set.of(),
                null,
                List.of(),
                null,
                null,
                null,
                1,
                Instant.now());
        return new Assignment(definition, attempt.attempt(), attempt.epoch(), 1, WORKER, 1, Instant.now(), null);
    }

    private static WorkerSnapshot worker(int running, Instant at) {
        return new WorkerSnapshot(WORKER, "generic", Set.of(), 1, running, false, null, null, at, null, null, null);
    }
}

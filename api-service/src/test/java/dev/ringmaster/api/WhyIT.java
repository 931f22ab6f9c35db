package dev.ringmaster.api;

import static dev.ringmaster.api.Facts.attempt;
import static dev.ringmaster.api.Facts.state;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.LinedUpTask;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.task.TaskStatus;
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

/** What the queue tells becomes the explanation of a task. */
@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class WhyIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Api api;

    @Test
    void chainPlaceAndReasonOfADispatchAreTold() {
        api.project("why");
        TaskId first = new TaskId(api.task("why", "\"title\":\"A\""));
        TaskId second = new TaskId(api.task("why", "\"title\":\"B\""));
        TaskId third = new TaskId(api.task("why", "\"title\":\"C\",\"dependsOn\":[\"why-2\"]"));
        TaskId fourth = new TaskId(api.task("why", "\"title\":\"D\",\"dependsOn\":[\"why-3\"]"));
        AttemptRef attempt = attempt(first);
        api.tell(new AssignmentEvent.TaskAssigned(
                new Assignment(
                        new TaskDefinition(
                                first,
                                attempt.project(),
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
                                Instant.EPOCH),
                        attempt.attempt(),
                        attempt.epoch(),
                        1,
                        attempt.worker(),
                        1,
                        Instant.EPOCH,
                        null),
                List.of(),
                List.of(),
                List.of(),
                new DispatchReason(
                        0.5,
                        Map.of("priority", 0.5),
                        Map.of("priority", 1.0),
                        1,
                        2,
                        second,
                        "may take any task",
                        List.of())));
        api.tell(new StatusEvent.TaskStarted(state(first, TaskStatus.IN_PROGRESS, null, 3)));
        api.tell(new StatusEvent.TaskReady(state(second, TaskStatus.READY, null, 3)));
        api.tell(new StatusEvent.TaskBlocked(
                state(third, TaskStatus.BLOCKED, new BlockReason.Dependency(List.of(second)), 3)));
        api.tell(new StatusEvent.TaskBlocked(
                state(fourth, TaskStatus.BLOCKED, new BlockReason.Dependency(List.of(third)), 3)));
        api.tell(new StatusEvent.QueueLinedUp(
                new ProjectId("why"), 0.01, 1, List.of(new LinedUpTask(second, 0.4, Instant.EPOCH)), Instant.now()));

        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/tasks/why-2/why")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("ready"))
                        .body("place.place", equalTo(1))
                        .body("place.beyond", equalTo(false))
                        .body("paragraph", containsString("at place 1 of the 1 ready task of its project")));
        api.ask()
                .get("/api/v1/tasks/why-4/why")
                .then()
                .statusCode(200)
                .body("waitsFor", equalTo(List.of("why-3")))
                .body("before", equalTo(2))
                .body("chain.task", equalTo(List.of("why-3", "why-2")))
                .body("paragraph", containsString("The longest chain is why-4 ← why-3 ← why-2."))
                .body("soonest", containsString("begins with why-2, which is ready at place 1 of 1."));
        api.ask()
                .get("/api/v1/tasks/why-1/why")
                .then()
                .statusCode(200)
                .body("dispatch.runnerUp", equalTo("why-2"))
                .body("paragraph", containsString("It stood at place 1 of 2 ready tasks of its project"));
        api.ask().get("/api/v1/tasks/why-99/why").then().statusCode(404);
    }
}

package dev.ringmaster.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.budget.BudgetScope;
import dev.ringmaster.model.budget.BudgetState;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.RateLimitWindow;
import dev.ringmaster.model.usage.TokenUsage;
import dev.ringmaster.model.worker.WorkerHold;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class BrakesIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @Inject
    Api api;

    @Test
    void attemptShowsWhatItsAgentReportedAndNothingForWhatNobodyKnows() {
        api.project("usage");
        AttemptRef attempt = Facts.attempt(new TaskId(api.task("usage", "\"title\":\"A\"")));
        var window = new RateLimitWindow("five_hour", "allowed", NOW, 0.5);
        worker("demo", "demo");

        api.tell(
                Topic.ATTEMPTS,
                new AttemptEvent.AttemptReported(
                        attempt,
                        new AgentReport(
                                "demo",
                                "s-17",
                                "m-1",
                                3,
                                2,
                                new TokenUsage(10L, 20L, null, null, FigureSource.ACTUAL),
                                new Cost(new BigDecimal("0.42"), FigureSource.PRICED),
                                List.of(window),
                                1,
                                null),
                        NOW));
        api.tell(
                Topic.ATTEMPTS,
                new AttemptEvent.AttemptHealthChanged(attempt, AttemptHealth.THINKING, "is quiet", NOW));

        eventually(
                "/api/v1/attempts/" + attempt.attempt(),
                shown -> shown.body("report.session", equalTo("s-17"))
                        .body("report.model", equalTo("m-1"))
                        .body("report.tokens.input", equalTo(10))
                        .body("report.tokens.cacheRead", nullValue())
                        .body("report.cost.usd", equalTo(0.42f))
                        .body("report.cost.source", equalTo("priced"))
                        .body("health.state", equalTo("thinking")));
        eventually(
                "/api/v1/workers",
                shown -> shown.body("items.find { it.id == 'demo' }.windows.name", hasItem("five_hour")));
    }

    @Test
    void heldWorkerSaysUntilWhenAndWhyAndIsFreedAgain() {
        worker("limited", "limited-cli");
        WorkerHold hold = new WorkerHold(
                "limited-cli", "limited-cli", null, "five_hour", NOW.plusSeconds(9), NOW, "its quota is used up", NOW);

        api.tell(Topic.STATUS, new StatusEvent.WorkersHeld(hold));
        eventually(
                "/api/v1/workers",
                shown -> shown.body("items.find { it.id == 'limited' }.status", equalTo("paused"))
                        .body("items.find { it.id == 'limited' }.reason", equalTo("its quota is used up"))
                        .body("items.find { it.id == 'limited' }.until", equalTo("2026-03-01T09:00:09Z"))
                        .body("items.find { it.id == 'limited' }.holds", hasSize(1)));
        api.tell(Topic.STATUS, new StatusEvent.WorkersFreed(hold));

        eventually(
                "/api/v1/workers",
                shown -> shown.body("items.find { it.id == 'limited' }.status", equalTo("available")));
    }

    @Test
    void budgetsOfADayAreShown() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        api.tell(
                Topic.STATUS,
                new StatusEvent.BudgetRecorded(new BudgetState(
                        BudgetScope.DAY, "ring", day, new BigDecimal("4.1"), BigDecimal.TWO, 1, null, NOW)));

        eventually(
                "/api/v1/budgets?day=2026-03-01",
                shown -> shown.body("items[0].spentUsd", equalTo(4.1f))
                        .body("items[0].unknown", equalTo(1))
                        .body("items[0].limitUsd", nullValue()));
        api.ask().get("/api/v1/budgets?day=soon").then().statusCode(400).body("code", equalTo("invalid-query"));
    }

    @Test
    void pausesAndReassignmentsArePassedOnAndShown() {
        api.project("held");
        String task = api.task("held", "\"title\":\"A\",\"requires\":[\"code\"]");
        worker("coder", "coder", "code");
        worker("painter", "painter", "paint");

        api.send("{\"reason\":\"looks wrong\"}")
                .post("/api/v1/tasks/" + task + "/pause")
                .then()
                .statusCode(202);
        api.send("{}").post("/api/v1/tasks/" + task + "/resume").then().statusCode(202);
        api.send("{\"to\":\"coder\"}")
                .post("/api/v1/tasks/" + task + "/reassign")
                .then()
                .statusCode(202);
        api.send("{\"to\":\"painter\"}")
                .post("/api/v1/tasks/" + task + "/reassign")
                .then()
                .statusCode(422)
                .body("code", equalTo("worker-unfit"));
        api.send("{\"to\":\"nobody\"}")
                .post("/api/v1/tasks/" + task + "/reassign")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-worker"));
        api.send("{\"reason\":\"new key\"}")
                .post("/api/v1/workers/coder/pause")
                .then()
                .statusCode(202);
        api.send("{\"reason\":\"the bill\",\"by\":\"mara\"}")
                .post("/api/v1/pause")
                .then()
                .statusCode(202);
        api.ask().get("/api/v1/status").then().body("paused.by", equalTo("mara"));
        api.send("{}").post("/api/v1/resume").then().statusCode(202);
        api.ask().get("/api/v1/status").then().body("paused", nullValue());

        eventually(
                "/api/v1/events?types=task.pause-requested,task.resume-requested,task.reassign-requested,"
                        + "worker.pause-requested,ring.pause-requested&limit=500",
                shown -> shown.body("items.findAll { it.subject == '" + task + "' }", hasSize(3))
                        .body("items.findAll { it.type == 'ring.pause-requested' }", hasSize(2))
                        .body("items.data.reason", hasItem(containsString("new key"))));
    }

    @Test
    void questionAboutABudgetStaysOpenWhileItsTaskWaitsForIt() {
        api.project("poor");
        TaskId task = new TaskId(api.task("poor", "\"title\":\"A\""));
        Decision decision = Facts.decision(task, DecisionKind.BUDGET);
        api.tell(Topic.STATUS, new DecisionNeeded(decision));
        api.tell(
                Topic.STATUS,
                new StatusEvent.TaskBlocked(
                        Facts.state(task, TaskStatus.BLOCKED, new BlockReason.Budget("$2 spent", decision.id()), 2)));
        eventually("/api/v1/tasks/" + task, shown -> shown.body("status", equalTo("blocked")));

        api.ask().get("/api/v1/decisions/" + decision.id()).then().body("status", equalTo("open"));
        api.tell(Topic.STATUS, new StatusEvent.TaskReady(Facts.state(task, TaskStatus.READY, null, 3)));

        eventually("/api/v1/decisions/" + decision.id(), shown -> shown.body("status", not(equalTo("open"))));
    }

    private void worker(String name, String type, String... capabilities) {
        Set<Capability> able =
                Set.of(capabilities).stream().map(Capability::new).collect(Collectors.toSet());
        api.tell(
                Topic.WORKERS,
                new WorkerEvent.WorkerAvailable(new WorkerSnapshot(
                        new WorkerId(name), type, able, 1, 0, false, null, null, Instant.now(), null, null, null)));
        eventually("/api/v1/workers", shown -> shown.body("items.id", hasItem(name)));
    }

    private void eventually(String path, Consumer<ValidatableResponse> check) {
        await().atMost(SOON)
                .untilAsserted(() -> check.accept(api.ask().get(path).then()));
    }
}

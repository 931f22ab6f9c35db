package dev.ringmaster.api;

import static dev.ringmaster.api.Facts.attempt;
import static dev.ringmaster.api.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ringmaster.api.command.LiveEntities;
import dev.ringmaster.api.readmodel.Housekeeping;
import dev.ringmaster.api.readmodel.ReadModelRebuild;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.ledger.Ledger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class FeedUpkeepIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Api api;

    @Inject
    Ledger ledger;

    @Inject
    ReadModelRebuild rebuild;

    @Inject
    Housekeeping housekeeping;

    @Inject
    FeedRepository feed;

    @Inject
    LiveEntities snapshots;

    @Test
    void readModelIsMadeAnewFromTheTopics() {
        api.project("rebuild");
        TaskId task = new TaskId(api.task("rebuild", "\"title\":\"A\""));
        api.tell(new StatusEvent.TaskReady(state(task, TaskStatus.READY, null, 1)));
        api.tell(new StatusEvent.TaskCompleted(state(task, TaskStatus.DONE, null, 4)));
        awaitTask(task, "status", "done");
        long before =
                api.ask().get("/api/v1/status").then().extract().jsonPath().getLong("eventCursor");

        api.send("{}").post("/api/v1/read-model/rebuild").then().statusCode(202);

        awaitTask(task, "status", "done");
        await().atMost(SOON).untilAsserted(() -> {
            List<String> types = api.ask()
                    .queryParam("task", task.value())
                    .get("/api/v1/events")
                    .then()
                    .extract()
                    .path("items.type");
            assertThat(types).containsExactlyInAnyOrder("task.created", "task.ready", "task.completed");
        });
        List<Integer> seqs = api.ask()
                .queryParam("limit", 500)
                .get("/api/v1/events")
                .then()
                .extract()
                .path("items.seq");
        assertThat(seqs).isNotEmpty().allMatch(seq -> seq > before).doesNotHaveDuplicates();
    }

    @Test
    void viewThatWasEmptiedIsNoticedAtTheStart() {
        api.project("emptied");
        TaskId task = new TaskId(api.task("emptied", "\"title\":\"A\""));
        await().atMost(SOON).untilAsserted(() -> assertThat(eventsOf(task)).isNotEmpty());
        ledger.writeAndWait(tx -> tx.prepare("DELETE FROM feed").executeUpdate());

        rebuild.recover();

        long left = ledger.read(connection -> {
            try (var rows = connection
                    .prepareStatement("SELECT COUNT(*) FROM consumer_position")
                    .executeQuery()) {
                return rows.getLong(1);
            }
        });
        assertThat(left).isZero();
        // What a start would do now.
        rebuild.rebuild();
        await().atMost(SOON).untilAsserted(() -> assertThat(eventsOf(task)).containsExactly("task.created"));
    }

    @Test
    void thousandsOfEventsASecondAreTakenIn() {
        api.project("load");
        TaskId task = new TaskId(api.task("load", "\"title\":\"A\""));
        AttemptRef attempt = attempt(task);
        int count = 6000;
        long before = newest();
        long start = System.nanoTime();

        api.tellAll(IntStream.range(0, count)
                .mapToObj(
                        i -> new OutputAppended(attempt, OutputSource.AGENT, i * 10L, 10, "123456789\n", Instant.now()))
                .toList());
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> newest() >= before + count);

        long perSecond = count * 1_000_000_000L / (System.nanoTime() - start);
        System.out.println(perSecond + " events taken in each second");
        assertThat(perSecond).isGreaterThan(500);
    }

    @Test
    void unfinishedTasksAndProjectsAreToldOfAgainWhenTheBrokerHasLostThem() {
        api.project("lost");
        TaskId open = new TaskId(api.task("lost", "\"title\":\"A\""));
        TaskId done = new TaskId(api.task("lost", "\"title\":\"B\",\"status\":\"done\""));

        ledger.writeAndWait(tx -> {
            snapshots.publishSnapshots(tx, Set.of(Topic.PROJECTS, Topic.TASKS));
            return true;
        });

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(eventsOf(open)).containsExactly("task.created", "task.created"));
        assertThat(eventsOf(done)).containsExactly("task.created");
    }

    @Test
    void historyThatIsPastItsTimeIsForgottenFromTheBeginningOn() {
        api.project("old");
        TaskId task = new TaskId(api.task("old", "\"title\":\"A\""));
        await().atMost(SOON).untilAsserted(() -> assertThat(eventsOf(task)).hasSize(1));
        long before = newest();
        ledger.writeAndWait(tx -> tx.prepare("UPDATE feed SET time = 0").executeUpdate());

        housekeeping.prune();

        List<Integer> left = api.ask()
                .queryParam("limit", 500)
                .get("/api/v1/events")
                .then()
                .extract()
                .path("items.seq");
        assertThat(left).allMatch(seq -> seq >= before);
        assertThat(feed.resumableFrom()).isGreaterThanOrEqualTo(before - 1);
    }

    private long newest() {
        return ledger.read(connection -> {
            try (var rows =
                    connection.prepareStatement("SELECT MAX(seq) FROM feed").executeQuery()) {
                return rows.getLong(1);
            }
        });
    }

    private List<String> eventsOf(TaskId task) {
        return api.ask()
                .queryParam("task", task.value())
                .get("/api/v1/events")
                .then()
                .extract()
                .path("items.type");
    }

    private void awaitTask(TaskId task, String field, String value) {
        await().atMost(SOON)
                .untilAsserted(() -> api.ask()
                        .get("/api/v1/tasks/" + task)
                        .then()
                        .statusCode(200)
                        .body(field, equalTo(value)));
    }
}

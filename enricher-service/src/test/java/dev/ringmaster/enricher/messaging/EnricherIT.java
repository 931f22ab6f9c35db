package dev.ringmaster.enricher.messaging;

import static dev.ringmaster.enricher.stage.Assignments.aProject;
import static dev.ringmaster.enricher.stage.Assignments.anAssignment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.enricher.intake.PromptWriter;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.event.AssignmentEvent.TaskRevoked;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.ProjectEvent.ProjectUpdated;
import dev.ringmaster.model.event.PromptEvent.TaskPrepared;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class EnricherIT {

    private static final String GROUP = "enricher-service-assignments";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    RingSettings settings;

    private RingRecords records;

    @BeforeEach
    void connect() {
        records = new RingRecords(settings.codec(), settings.settings().kafka().bootstrap());
    }

    @AfterEach
    void disconnect() {
        records.close();
    }

    @Test
    void assignmentIsAnsweredWithAPromptInTheSameTrace() throws Exception {
        ProjectId project = new ProjectId("answered");
        TaskAssigned assigned = anAssignment().of(project).asAttempt(attempt(1)).build();
        records.send(envelope(new ProjectUpdated(aProject(project, "", 1))));
        records.send(envelope(assigned));

        EventEnvelope answer = prompts(project).getLast();

        assertThat(answer.id()).isEqualTo(PromptWriter.eventId(attempt(1)));
        assertThat(answer.source()).isEqualTo("/ringmaster/enricher-service");
        assertThat(answer.traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(answer.data())
                .isInstanceOfSatisfying(
                        TaskPrepared.class,
                        prepared -> assertThat(prepared.prompt()).contains("# answered-7: Count words"));
    }

    @Test
    void assignmentThatWaitsForItsProjectHoldsUpNobodyAndIsNotCommitted() throws Exception {
        ProjectId late = new ProjectId("late");
        ProjectId early = new ProjectId("early");
        records.send(envelope(new ProjectUpdated(aProject(early, "", 1))));
        long waiting = records.send(envelope(anAssignment()
                .of(late)
                .asAttempt(attempt(2))
                .needingProjectVersion(2)
                .build()));
        records.send(envelope(new ProjectUpdated(aProject(late, "", 1))));
        records.send(envelope(anAssignment().of(early).asAttempt(attempt(3)).build()));

        prompts(early);
        // A later record whose handling is over shows that the connector had the chance to commit past the waiting one.
        long last = records.send(
                envelope(new TaskRevoked(anAssignment().of(early).build().taskId(), attempt(9), new Epoch(1), "test")));
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> records.committed(GROUP) <= waiting);

        records.send(envelope(new ProjectUpdated(aProject(late, "", 2))));

        assertThat(prompts(late).getLast().data().key()).isEqualTo("late-7");
        await().atMost(SOON).until(() -> records.committed(GROUP) > last);
    }

    @Test
    void unreadableAssignmentGoesToTheDeadLettersAndHoldsUpNobody() throws Exception {
        String topic = settings.codec().nameOf(Topic.ASSIGNMENTS);
        records.send(topic, "broken", "{".getBytes(StandardCharsets.UTF_8));

        var dead = records.rawUntil(topic + Topic.DEAD_LETTER_SUFFIX, letter -> "broken".equals(letter.key()));

        assertThat(new String(dead.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8))
                .contains("ce_type");
        ProjectId project = new ProjectId("after-broken");
        records.send(envelope(new ProjectUpdated(aProject(project, "", 1))));
        records.send(envelope(anAssignment().of(project).asAttempt(attempt(4)).build()));
        assertThat(prompts(project)).isNotEmpty();
    }

    @Test
    void serviceIsReadyAndHasNoDatabase() throws Exception {
        URI ready = URI.create("http://localhost:"
                + ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class) + "/q/health/ready");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        assertThat(settings.databaseFile()).doesNotExist();
    }

    private List<EventEnvelope> prompts(ProjectId project) {
        return records.readUntil(
                settings.codec().nameOf(Topic.PROMPTS),
                event -> event.data().key().equals(project + "-7"));
    }

    private static AttemptId attempt(int number) {
        return AttemptId.of("019a0000-0000-7000-8000-00000000000" + number);
    }

    private static EventEnvelope envelope(Event event) {
        return new EventEnvelope(
                new EventId(UUID.randomUUID()),
                "/test",
                EventType.of(event).topic(),
                Instant.now(),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                event);
    }
}

package dev.ringmaster.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.model.ModelJson;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.task.Proviso;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an earlier version wrote, without the fields that came later, is still read. */
class EarlierJsonTest {

    @Test
    void assignmentWithoutAWordOnResumingStartsAfresh() throws JsonProcessingException {
        ObjectNode assigned = (ObjectNode) ModelJson.MAPPER.readTree(GoldenEvents.text(EventType.TASK_ASSIGNED));
        ((ObjectNode) assigned.get("assignment")).remove("resume");

        var read = ModelJson.MAPPER.treeToValue(assigned, AssignmentEvent.TaskAssigned.class);

        assertThat(read.assignment().resume()).isNull();
    }

    @Test
    void assignmentWithoutAWordOnItsModelLeavesItToTheWorker() throws JsonProcessingException {
        ObjectNode assigned = (ObjectNode) ModelJson.MAPPER.readTree(GoldenEvents.text(EventType.TASK_ASSIGNED));
        ((ObjectNode) assigned.get("assignment")).remove("model");
        ((ObjectNode) assigned.get("why")).remove("model");

        var read = ModelJson.MAPPER.treeToValue(assigned, AssignmentEvent.TaskAssigned.class);

        assertThat(read.assignment().model()).isNull();
        assertThat(read.why())
                .isNotNull()
                .satisfies(why -> assertThat(why.model()).isNull());
    }

    @Test
    void taskWithoutAProvisoIsReadAndWrittenAsBefore() throws JsonProcessingException {
        String created = GoldenEvents.text(EventType.TASK_CREATED);
        assertThat(created).doesNotContain("proviso");

        var read = ModelJson.MAPPER.readValue(created, TaskEvent.TaskCreated.class);

        assertThat(read.task().provisoOrNone()).isEqualTo(Proviso.NONE);
        assertThat(ModelJson.MAPPER.readTree(ModelJson.MAPPER.writeValueAsString(read)))
                .isEqualTo(ModelJson.MAPPER.readTree(created));
    }

    @Test
    void provisoIsReadBack() throws JsonProcessingException {
        var proviso = new Proviso(Instant.parse("2026-12-01T00:00:00Z"));

        String written = ModelJson.MAPPER.writeValueAsString(proviso);

        assertThat(written).isEqualTo("{\"notBefore\":\"2026-12-01T00:00:00Z\"}");
        assertThat(ModelJson.MAPPER.readValue(written, Proviso.class)).isEqualTo(proviso);
    }

    @Test
    void exhaustedQuotaWithoutItsWindowIsRead() throws JsonProcessingException {
        Outcome read = ModelJson.MAPPER.readValue(
                "{\"kind\":\"quota_exhausted\",\"until\":\"2026-03-01T09:30:00Z\"}", Outcome.class);

        assertThat(read).isEqualTo(new Outcome.QuotaExhausted(Instant.parse("2026-03-01T09:30:00Z"), null, ""));
    }

    @Test
    void appliedSettingsWithoutAVersionAreRead() throws JsonProcessingException {
        var read = ModelJson.MAPPER.readValue(
                "{\"component\":\"queue-service\",\"hash\":\"a\",\"at\":\"2026-03-01T09:30:00Z\"}",
                SystemEvent.ConfigApplied.class);

        assertThat(read)
                .isEqualTo(
                        new SystemEvent.ConfigApplied("queue-service", "a", Instant.parse("2026-03-01T09:30:00Z"), 0));
    }
}

package dev.ringmaster.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.model.ModelJson;
import dev.ringmaster.model.attempt.Outcome;
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

package dev.ringmaster.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Outcomes and reasons are written with their kind and read back; each kind's word stays as it is. */
class SumTypeJsonTest {

    private static final Instant LATER = Instant.parse("2026-03-01T10:00:00Z");
    private static final List<TaskId> TASKS = List.of(new TaskId("p-1"), new TaskId("p-2"));

    private static final Map<Outcome, String> OUTCOMES = Map.of(
            new Outcome.Succeeded("abc"),
            "{\"kind\":\"succeeded\",\"commit\":\"abc\"}",
            new Outcome.Succeeded(null),
            "{\"kind\":\"succeeded\"}",
            new Outcome.Failed(FailureClass.NO_CHANGES, "nothing changed", ""),
            "{\"kind\":\"failed\",\"failure\":\"no_changes\",\"message\":\"nothing changed\",\"detail\":\"\"}",
            new Outcome.NeedsDecision("Which?", "both fit"),
            "{\"kind\":\"needs_decision\",\"question\":\"Which?\",\"detail\":\"both fit\"}",
            new Outcome.QuotaExhausted(LATER, "five_hour", "hit your limit"),
            "{\"kind\":\"quota_exhausted\",\"until\":\"2026-03-01T10:00:00Z\",\"window\":\"five_hour\","
                    + "\"message\":\"hit your limit\"}",
            new Outcome.QuotaExhausted(null, null, ""),
            "{\"kind\":\"quota_exhausted\",\"message\":\"\"}",
            new Outcome.TimedOut(Duration.ofMinutes(5), "tail"),
            "{\"kind\":\"timed_out\",\"after\":\"PT5M\",\"detail\":\"tail\"}",
            new Outcome.Cancelled("by mara"),
            "{\"kind\":\"cancelled\",\"reason\":\"by mara\"}",
            new Outcome.Lost("another boot"),
            "{\"kind\":\"lost\",\"proof\":\"another boot\"}");

    private static final Map<BlockReason, String> REASONS = Map.ofEntries(
            Map.entry(new BlockReason.Dependency(TASKS), "{\"kind\":\"dependency\",\"on\":[\"p-1\",\"p-2\"]}"),
            Map.entry(
                    new BlockReason.UnknownDependency(TASKS),
                    "{\"kind\":\"unknown_dependency\",\"on\":[\"p-1\",\"p-2\"]}"),
            Map.entry(new BlockReason.DeadDependency(TASKS), "{\"kind\":\"dead_dependency\",\"on\":[\"p-1\",\"p-2\"]}"),
            Map.entry(new BlockReason.Cycle(TASKS), "{\"kind\":\"cycle\",\"through\":[\"p-1\",\"p-2\"]}"),
            Map.entry(
                    new BlockReason.UnknownProject(new ProjectId("p")),
                    "{\"kind\":\"unknown_project\",\"project\":\"p\"}"),
            Map.entry(
                    new BlockReason.Decision(new DecisionId("d-p-1")),
                    "{\"kind\":\"decision\",\"decision\":\"d-p-1\"}"),
            Map.entry(new BlockReason.Deferred(LATER), "{\"kind\":\"deferred\",\"until\":\"2026-03-01T10:00:00Z\"}"),
            Map.entry(
                    new BlockReason.Backoff(LATER, 2),
                    "{\"kind\":\"backoff\",\"until\":\"2026-03-01T10:00:00Z\",\"attempts\":2}"),
            Map.entry(new BlockReason.Quota(LATER), "{\"kind\":\"quota\",\"until\":\"2026-03-01T10:00:00Z\"}"),
            Map.entry(new BlockReason.Budget("$5 spent", null), "{\"kind\":\"budget\",\"detail\":\"$5 spent\"}"),
            Map.entry(new BlockReason.Paused("mara"), "{\"kind\":\"paused\",\"by\":\"mara\"}"));

    @Test
    void everyOutcomeIsWrittenAndReadBack() throws JsonProcessingException {
        assertThat(OUTCOMES.keySet()).map(Object::getClass).contains(Outcome.class.getPermittedSubclasses());
        for (Map.Entry<Outcome, String> entry : OUTCOMES.entrySet()) {
            assertThat(written(Outcome.class, entry.getKey())).isEqualTo(entry.getValue());
            assertThat(ModelJson.MAPPER.readValue(entry.getValue(), Outcome.class))
                    .isEqualTo(entry.getKey());
            assertThat(entry.getKey().sentence()).isNotBlank();
        }
    }

    @Test
    void everyReasonIsWrittenAndReadBack() throws JsonProcessingException {
        assertThat(REASONS.keySet()).map(Object::getClass).contains(BlockReason.class.getPermittedSubclasses());
        for (Map.Entry<BlockReason, String> entry : REASONS.entrySet()) {
            assertThat(written(BlockReason.class, entry.getKey())).isEqualTo(entry.getValue());
            assertThat(ModelJson.MAPPER.readValue(entry.getValue(), BlockReason.class))
                    .isEqualTo(entry.getKey());
            assertThat(entry.getKey().sentence()).isNotBlank();
        }
    }

    @Test
    void longListsAreShortenedInSentences() {
        List<TaskId> seven = List.of("p-1", "p-2", "p-3", "p-4", "p-5", "p-6", "p-7").stream()
                .map(TaskId::new)
                .toList();

        assertThat(new BlockReason.Dependency(seven).sentence())
                .isEqualTo("waits for p-1, p-2, p-3, p-4, p-5 and 2 more to be done");
        assertThat(new BlockReason.Cycle(TASKS).sentence())
                .isEqualTo("is part of a cycle: p-1 → p-2 → p-1: remove one of these dependencies");
    }

    private static String written(Class<?> type, Object value) throws JsonProcessingException {
        return ModelJson.MAPPER.writerFor(type).writeValueAsString(value);
    }
}

package dev.ringmaster.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.model.ModelJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenEventsTest {

    /** When this fails after a field was added, put what was written into the golden file; nothing else may change. */
    @ParameterizedTest
    @EnumSource(EventType.class)
    void eventIsWrittenAsItsGoldenJson(EventType type) throws JsonProcessingException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        String written = ModelJson.MAPPER
                        .writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(indenter)
                                .withArrayIndenter(indenter))
                        .writeValueAsString(GoldenEvents.sample(type))
                + "\n";

        assertThat(written).isEqualTo(GoldenEvents.text(type));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void goldenJsonIsReadAsItsEvent(EventType type) throws JsonProcessingException {
        Event read = ModelJson.MAPPER.readValue(GoldenEvents.text(type), type.record());

        assertThat(read).isEqualTo(GoldenEvents.sample(type));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void fieldsOfLaterVersionsAreIgnored(EventType type) throws JsonProcessingException {
        JsonNode tree = ModelJson.MAPPER.readTree(GoldenEvents.text(type));
        addUnknownFields(tree);

        assertThat(ModelJson.MAPPER.treeToValue(tree, type.record())).isEqualTo(GoldenEvents.sample(type));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void sampleIsOfItsType(EventType type) {
        Event sample = GoldenEvents.sample(type);

        assertThat(EventType.of(sample)).isEqualTo(type);
        assertThat(sample.subject()).isEqualTo(sample.key());
        assertThat(sample.key())
                .isEqualTo(
                        switch (type) {
                            case RING_PAUSE_REQUESTED, BREAKER_CLOSE_REQUESTED, CONFIG_RELOAD_REQUESTED -> "ring";
                            case RELEASE_ROLLBACK_REQUESTED -> "r-7";
                            case WORK_COLLECTION_REQUESTED, TASKS_ARRIVING, TASKS_ARRIVED -> "textkit";
                            case BREAKER_CHANGED -> "breaker";
                            case WORKER_PAUSE_REQUESTED, SLOTS_SCALED -> "claude";
                            case WORKERS_HELD, WORKERS_FREED -> "claude-code/team/five_hour";
                            case CONFIG_PROPOSED, CONFIG_APPLIED -> "scheduler-service";
                            case BUDGET_RECORDED -> "project_day/textkit/2026-03-01";
                            default -> ofTopic(type, sample);
                        });
    }

    private static String ofTopic(EventType type, Event sample) {
        return switch (type.topic()) {
            case PROJECTS -> "textkit";
            case TASKS, ASSIGNMENTS, PROMPTS, TASK_STATES -> "textkit-7";
            case ATTEMPTS -> sample instanceof WorkEvent ? "textkit" : "textkit-7";
            case STATUS -> type == EventType.QUEUE_RANKED || type == EventType.QUEUE_LINED_UP ? "textkit" : "textkit-7";
            case WORKERS -> "claude";
            case OUTPUT -> SampleValues.SECOND.toString();
            case RELEASES -> "textkit-7";
            case SYSTEM -> "queue-service";
        };
    }

    private static void addUnknownFields(JsonNode node) {
        node.forEach(GoldenEventsTest::addUnknownFields);
        // The terms of a ranking and the held settings are maps: every name in them is known.
        if (node instanceof ObjectNode object
                && !object.has("critical_path")
                && !object.has("components.bind_address")) {
            object.putObject("fieldOfALaterVersion").put("nested", true);
        }
    }
}

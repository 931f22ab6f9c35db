package dev.ringmaster.runtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.GoldenEvents;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.runtime.json.RingJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final ObjectMapper json = RingJson.mapper();
    private final EventCodec codec = new EventCodec(json, "ring.");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventComesBackAsItWasFromHeadersAndBody(EventType type) {
        EventEnvelope envelope = envelope(type, TRACE);

        OutgoingRecord out = codec.encode(envelope);

        assertThat(out.topic()).isEqualTo("ring." + type.topic().shortName());
        assertThat(out.key()).isEqualTo(envelope.data().key());
        assertThat(codec.decode(record(out.topic(), out.key(), out.headers(), out.body())))
                .isEqualTo(new Decoded.Known(envelope));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theBodyIsTheGoldenJsonOfItsType(EventType type) throws Exception {
        String body = codec.bodyOf(GoldenEvents.sample(type));

        assertThat(json.readTree(body)).isEqualTo(json.readTree(GoldenEvents.text(type)));
    }

    @Test
    void theHeadersAreThoseOfCloudEventsInBinaryMode() {
        assertThat(codec.headersOf(envelope(EventType.TASK_SUBMITTED, TRACE)))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "dev.ringmaster.task.submitted.v1")
                .containsEntry("ce_source", "/ringmaster/test")
                .containsEntry("ce_time", "2026-11-23T12:00:00Z")
                .containsEntry("content-type", "application/json")
                .containsEntry("traceparent", TRACE)
                .containsKeys("ce_id", "ce_subject");
    }

    @Test
    void outsideATraceThereIsNoTraceHeader() {
        EventEnvelope envelope = envelope(EventType.TASK_SUBMITTED, null);

        assertThat(codec.headersOf(envelope)).doesNotContainKey("traceparent");
        assertThat(codec.decode(good(Map.of()))).isInstanceOf(Decoded.Known.class);
    }

    @Test
    void aFieldThatThisVersionDoesNotKnowIsNoHindrance() {
        assertThat(codec.decode(recordOf("{\"taskId\":\"p-1\",\"addedLater\":[1]}")))
                .isInstanceOf(Decoded.Known.class);
    }

    @Test
    void aTypeOfANewerVersionIsNamed() {
        assertThat(codec.decode(good(Map.of("ce_type", "dev.ringmaster.task.juggled.v1"))))
                .isEqualTo(new Decoded.UnknownType("dev.ringmaster.task.juggled.v1"));
    }

    @Test
    void aRecordWithoutAValueDeletesItsKey() {
        assertThat(codec.decode(record("ring.projects", "textkit", Map.of(), null)))
                .isEqualTo(new Decoded.Tombstone(Topic.PROJECTS, "textkit"));
    }

    @Test
    void aRecordWithNeitherKeyNorValueIsUnreadable() {
        assertUnreadable(record("ring.projects", null, Map.of(), null), "neither key nor value");
    }

    @Test
    void aTopicOfAnotherRingIsUnreadable() {
        assertUnreadable(record("other.tasks", "k", headers(), "{}".getBytes(StandardCharsets.UTF_8)), "not one of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_type", "ce_id", "ce_time"})
    void aRecordThatLacksAnAttributeIsUnreadable(String name) {
        Map<String, String> headers = headers();
        headers.remove(name);

        assertUnreadable(record("ring.tasks", "p-1", headers, "{}".getBytes(StandardCharsets.UTF_8)), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"taskId\":null}",
                "{\"taskId\":\"\"}",
                "{\"taskId\":{\"a\":1}}"
            })
    void aBodyThatIsNotTheEventIsUnreadable(String body) {
        assertThat(codec.decode(recordOf(body))).isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void anAttributeThatCannotBeReadIsUnreadable() {
        assertUnreadable(good(Map.of("ce_id", "no-uuid")), "task.submitted");
        assertUnreadable(good(Map.of("ce_time", "yesterday")), "task.submitted");
    }

    private void assertUnreadable(ConsumerRecord<String, byte[]> record, String reason) {
        assertThat(codec.decode(record))
                .isInstanceOfSatisfying(
                        Decoded.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains(reason));
    }

    private static EventEnvelope envelope(EventType type, @Nullable String trace) {
        return new EventEnvelope(
                EventId.derivedFrom(type.fact()),
                "/ringmaster/test",
                type.topic(),
                Instant.parse("2026-11-23T12:00:00Z"),
                trace,
                GoldenEvents.sample(type));
    }

    private ConsumerRecord<String, byte[]> good(Map<String, String> other) {
        Map<String, String> headers = headers();
        headers.putAll(other);
        return record("ring.tasks", "p-1", headers, "{\"taskId\":\"p-1\"}".getBytes(StandardCharsets.UTF_8));
    }

    private ConsumerRecord<String, byte[]> recordOf(String body) {
        return record("ring.tasks", "p-1", headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> headers() {
        return new HashMap<>(codec.headersOf(envelope(EventType.TASK_SUBMITTED, null)));
    }

    private static ConsumerRecord<String, byte[]> record(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] body) {
        var record = new ConsumerRecord<>(topic, 0, 0L, key, body);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}

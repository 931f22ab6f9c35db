package dev.ringmaster.runtime.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.runtime.trace.TraceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records in CloudEvents binary mode (CloudEvents 1.0, Kafka Protocol Binding §3.2): attributes are {@code ce_}
 * headers, the value is the JSON of the data alone. Thread-safe.
 */
public final class EventCodec {

    private static final String ID = "ce_id";
    private static final String TYPE = "ce_type";
    private static final String SOURCE = "ce_source";
    private static final String TIME = "ce_time";

    private final ObjectMapper json;
    private final Map<String, Topic> topics = new HashMap<>();
    private final String prefix;

    /** @param prefix what every topic name of this ring starts with */
    public EventCodec(ObjectMapper json, String prefix) {
        this.json = json;
        this.prefix = prefix;
        for (Topic topic : Topic.values()) {
            topics.put(topic.nameWith(prefix), topic);
        }
    }

    /** The whole name of a topic on this ring's broker. */
    public String nameOf(Topic topic) {
        return topic.nameWith(prefix);
    }

    /** The topic with this whole name, or empty for one that is not the ring's. */
    public Optional<Topic> topicNamed(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** The record that carries an event. */
    public OutgoingRecord encode(EventEnvelope envelope) {
        return new OutgoingRecord(
                nameOf(envelope.topic()),
                envelope.data().key(),
                headersOf(envelope),
                bodyOf(envelope.data()).getBytes(StandardCharsets.UTF_8));
    }

    /** The record headers of an event, in a fixed order. */
    public Map<String, String> headersOf(EventEnvelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put(ID, envelope.id().toString());
        headers.put(TYPE, envelope.type().cloudEventsType());
        headers.put(SOURCE, envelope.source());
        headers.put("ce_subject", envelope.data().subject());
        headers.put(TIME, envelope.time().toString());
        headers.put("content-type", "application/json");
        if (envelope.traceparent() != null) {
            headers.put(TraceContext.HEADER, envelope.traceparent());
        }
        return headers;
    }

    /** The JSON of an event's data. */
    public String bodyOf(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + EventType.of(event).fact() + " has no JSON", e);
        }
    }

    /** What a record says; never throws for anything that a record may hold. */
    public Decoded decode(ConsumerRecord<String, byte[]> record) {
        Topic topic = topics.get(record.topic());
        if (topic == null) {
            return new Decoded.Unreadable("topic " + record.topic() + " is not one of this ring's");
        }
        if (record.value() == null) {
            return record.key() == null
                    ? new Decoded.Unreadable("neither key nor value")
                    : new Decoded.Tombstone(topic, record.key());
        }
        String type = header(record, TYPE);
        if (type == null) {
            return new Decoded.Unreadable("header " + TYPE + " is missing: not a CloudEvent in binary mode");
        }
        return EventType.ofCloudEventsType(type)
                .map(known -> decode(record, topic, known))
                .orElseGet(() -> new Decoded.UnknownType(type));
    }

    private Decoded decode(ConsumerRecord<String, byte[]> record, Topic topic, EventType type) {
        String id = header(record, ID);
        String time = header(record, TIME);
        if (id == null || time == null) {
            return new Decoded.Unreadable("header " + ID + " or " + TIME + " is missing");
        }
        try {
            String source = header(record, SOURCE);
            Event data = json.readValue(record.value(), type.record());
            if (data == null) {
                return new Decoded.Unreadable("the value is JSON null");
            }
            // Jackson leaves out what the JSON leaves out; an event that cannot say what it is about is none.
            Objects.requireNonNull(data.key(), "no key");
            return new Decoded.Known(new EventEnvelope(
                    EventId.of(id),
                    source == null ? "" : source,
                    topic,
                    Instant.parse(time),
                    header(record, TraceContext.HEADER),
                    data));
        } catch (IOException | RuntimeException e) {
            return new Decoded.Unreadable("not a readable " + type.fact() + ": " + e.getMessage());
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}

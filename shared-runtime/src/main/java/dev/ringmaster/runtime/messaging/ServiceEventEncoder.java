package dev.ringmaster.runtime.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.runtime.json.RingJson;
import dev.ringmaster.runtime.ledger.EventEncoder;
import dev.ringmaster.runtime.ledger.OutboxEntry;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts events into outbox rows and takes records out of them, with this service as their source. */
@ApplicationScoped
public class ServiceEventEncoder implements EventEncoder {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final EventCodec codec;
    private final String source;
    private final ObjectMapper json = RingJson.mapper();

    ServiceEventEncoder(RingSettings settings) {
        this.codec = settings.codec();
        this.source = "/ringmaster/" + settings.component();
    }

    @Override
    public OutboxEntry encode(long seq, EventEnvelope envelope, long createdAt) {
        return new OutboxEntry(
                seq,
                envelope.id().toString(),
                codec.nameOf(envelope.topic()),
                envelope.data().key(),
                jsonOf(codec.headersOf(envelope)),
                codec.bodyOf(envelope.data()),
                createdAt);
    }

    @Override
    public OutboxEntry tombstone(long seq, EventId id, Topic topic, String key, long createdAt) {
        return new OutboxEntry(seq, id.toString(), codec.nameOf(topic), key, "{}", null, createdAt);
    }

    @Override
    public String source() {
        return source;
    }

    /** The record of a row. */
    public OutgoingRecord recordOf(OutboxEntry entry) {
        try {
            return new OutgoingRecord(
                    entry.topic(),
                    entry.key(),
                    json.readValue(entry.headers(), HEADERS),
                    entry.body() == null ? null : entry.body().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outbox row " + entry.seq() + " has unreadable headers", e);
        }
    }

    /** Record headers as a row keeps them. */
    public String jsonOf(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers have no JSON", e);
        }
    }
}

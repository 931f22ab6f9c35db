package dev.ringmaster.benchmarks;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.GoldenEvents;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.runtime.json.RingJson;
import dev.ringmaster.runtime.messaging.Decoded;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.messaging.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An event to its Kafka record and back: a small one, one that holds a task's whole definition, and one that holds a prompt. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventCodecBenchmark {

    private static final EventCodec CODEC = new EventCodec(RingJson.mapper(), "ring.");

    @Param({"ATTEMPT_EXITED", "TASK_ASSIGNED", "TASK_PREPARED"})
    public EventType type = EventType.ATTEMPT_EXITED;

    private EventEnvelope envelope = envelopeOf(type);
    private ConsumerRecord<String, byte[]> record = recordOf(CODEC.encode(envelope));

    @Setup
    public void choose() {
        envelope = envelopeOf(type);
        record = recordOf(CODEC.encode(envelope));
    }

    @Benchmark
    public OutgoingRecord encode() {
        return CODEC.encode(envelope);
    }

    /** @throws IllegalStateException if what was encoded cannot be read */
    @Benchmark
    public Decoded decode() {
        Decoded decoded = CODEC.decode(record);
        if (!(decoded instanceof Decoded.Known)) {
            throw new IllegalStateException("not readable: " + decoded);
        }
        return decoded;
    }

    private static EventEnvelope envelopeOf(EventType type) {
        return new EventEnvelope(
                EventId.derivedFrom(type.name()),
                "/ringmaster/benchmark",
                type.topic(),
                Instant.parse("2026-11-23T12:00:00Z"),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                GoldenEvents.sample(type));
    }

    private static ConsumerRecord<String, byte[]> recordOf(OutgoingRecord out) {
        var record = new ConsumerRecord<>(out.topic(), 0, 0, out.key(), out.body());
        out.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}

package dev.ringmaster.benchmarks.queue;

import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.LandingMode;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.runtime.messaging.Decoded;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.messaging.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Batches of records as a poll brings them, and what they are about. */
final class Traffic {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final int SLOTS = 1000;

    private final EventCodec codec;
    private final TimeOrderedIds ids = new TimeOrderedIds(InstantSource.system(), new Random(1));
    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    Traffic(EventCodec codec) {
        this.codec = codec;
    }

    ConsumerRecords<String, byte[]> batch(List<? extends Event> events) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> parts = new LinkedHashMap<>();
        for (Event event : events) {
            OutgoingRecord out = codec.encode(new EventEnvelope(
                    ids.nextEvent(),
                    "/ringmaster/benchmark",
                    EventType.of(event).topic(),
                    Instant.now(),
                    TRACE,
                    event));
            var partition = new TopicPartition(out.topic(), 0);
            long offset = offsets.merge(partition, 1L, Long::sum);
            parts.computeIfAbsent(partition, _ -> new ArrayList<>()).add(record(out, offset));
        }
        return new ConsumerRecords<>(parts, Map.of());
    }

    /** The event of a record, or null when this version knows none of its type. */
    static @Nullable Event read(EventCodec codec, OutgoingRecord record) {
        return codec.decode(record(record, 0)) instanceof Decoded.Known(EventEnvelope envelope)
                ? envelope.data()
                : null;
    }

    private static ConsumerRecord<String, byte[]> record(OutgoingRecord out, long offset) {
        var record = new ConsumerRecord<>(out.topic(), 0, offset, out.key(), out.body());
        out.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** @param needs the numbers of the tasks that it depends on */
    static TaskDefinition task(ProjectId project, int number, Set<Integer> needs) {
        return new TaskDefinition(
                id(project, number),
                project,
                "Task " + number,
                "What is to be done, in a sentence or two, as people write it.",
                List.of(),
                new Priority(number % 5),
                TaskKind.UNSPECIFIED,
                needs.stream().map(other -> id(project, other)).collect(Collectors.toSet()),
                List.of(),
                Set.of(),
                null,
                List.of(),
                null,
                null,
                null,
                1,
                Instant.now());
    }

    private static TaskId id(ProjectId project, int number) {
        return new TaskId(project + "-" + number);
    }

    static Project project(ProjectId id) {
        return new Project(
                id,
                1,
                id.value(),
                "",
                "main",
                Workspace.NONE,
                List.of(),
                "",
                List.of(),
                new ProjectPolicy(SLOTS, 3, 1, false, LandingMode.AUTO),
                List.of(),
                WorkspaceSetup.NONE);
    }

    static WorkerSnapshot worker() {
        return new WorkerSnapshot(
                new WorkerId("worker"),
                "generic",
                Set.of(),
                SLOTS,
                0,
                false,
                null,
                null,
                Instant.now(),
                null,
                null,
                null);
    }
}

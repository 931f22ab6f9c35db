package dev.ringmaster.settings;

import static dev.ringmaster.settings.KeyType.COUNT;
import static dev.ringmaster.settings.KeyType.DURATION;
import static dev.ringmaster.settings.KeyType.FLAG;
import static dev.ringmaster.settings.KeyType.SANDBOX;
import static dev.ringmaster.settings.KeyType.SIZE;
import static dev.ringmaster.settings.Section.Key.optional;

import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.model.settings.Sandbox;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.model.settings.WorkerSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The keys of a worker that say what its attempts may use, when they are unwell and what they are kept in. */
final class CareKeys {

    private static final Section.Key<WorkerSettings, MemorySize> MEMORY =
            optional("memory_limit", SIZE, worker -> worker.limits().memory());
    private static final Section.Key<WorkerSettings, Integer> PROCESSES =
            optional("process_limit", COUNT, worker -> worker.limits().processes());
    private static final Section.Key<WorkerSettings, MemorySize> OUTPUT =
            optional("output_limit", SIZE, worker -> worker.limits().output());
    private static final Section.Key<WorkerSettings, MemorySize> DISK =
            optional("disk_limit", SIZE, worker -> worker.limits().disk());
    private static final Section.Key<WorkerSettings, MemorySize> ESTIMATE =
            optional("memory_estimate", SIZE, worker -> worker.limits().memoryEstimate());
    private static final Section.Key<WorkerSettings, Duration> SLOW =
            optional("slow_after", DURATION, worker -> worker.health().slowAfter());
    private static final Section.Key<WorkerSettings, Duration> HUNG =
            optional("hung_after", DURATION, worker -> worker.health().hungAfter());
    private static final Section.Key<WorkerSettings, Integer> REPEATS =
            optional("loop_repeats", COUNT, worker -> worker.health().loopRepeats());
    private static final Section.Key<WorkerSettings, Sandbox.Kind> KIND = optional(
                    "sandbox",
                    SANDBOX,
                    (WorkerSettings worker) -> worker.sandbox().kind())
            .door();
    private static final Section.Key<WorkerSettings, Boolean> NETWORK = optional(
                    "sandbox_network",
                    FLAG,
                    (WorkerSettings worker) -> worker.sandbox().network())
            .door();

    private static final List<Section.Key<WorkerSettings, ?>> ALL =
            List.of(MEMORY, PROCESSES, OUTPUT, DISK, ESTIMATE, SLOW, HUNG, REPEATS, KIND, NETWORK);

    private CareKeys() {}

    /** The given keys, then these. */
    @SafeVarargs
    static List<Section.Key<WorkerSettings, ?>> after(Section.Key<WorkerSettings, ?>... others) {
        return Stream.concat(Stream.of(others), ALL.stream()).toList();
    }

    static WorkerLimits limits(Section.Values<WorkerSettings> values) {
        return new WorkerLimits(
                values.get(MEMORY), values.get(PROCESSES), values.get(OUTPUT), values.get(DISK), values.get(ESTIMATE));
    }

    static HealthThresholds health(Section.Values<WorkerSettings> values) {
        return new HealthThresholds(values.get(SLOW), values.get(HUNG), values.get(REPEATS));
    }

    static Sandbox sandbox(Section.Values<WorkerSettings> values) {
        return new Sandbox(values.get(KIND), values.get(NETWORK));
    }
}

package dev.ringmaster.scheduler.health;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.scheduler.limits.MachineMemory;
import dev.ringmaster.scheduler.limits.MemoryAdmission;
import dev.ringmaster.scheduler.limits.MemoryAdmission.Growing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets an attempt start only while the machine has memory for it, and none once it was closed. Thread-safe: what one start was promised,
 * no other gets.
 */
@Singleton
public class Admission {

    private final Supplier<OptionalLong> available;
    private final Supplier<List<Growing>> running;
    private final Map<AttemptId, Growing> starting = new ConcurrentHashMap<>();
    private volatile @Nullable String closed;

    @Inject
    Admission(HealthMonitor monitor) {
        this(MachineMemory::available, monitor::growing);
    }

    Admission(Supplier<OptionalLong> available, Supplier<List<Growing>> running) {
        this.available = available;
        this.running = running;
    }

    /**
     * Promises memory to an attempt that is about to start.
     *
     * @param estimate what it will usually take
     * @return why it must not start, one sentence; empty when it may, and then {@link #settled} is to be called
     */
    public synchronized Optional<String> refusal(AttemptId attempt, MemorySize estimate) {
        starting.remove(attempt);
        if (closed != null) {
            return Optional.of(closed);
        }
        OptionalLong free = available.get();
        if (free.isPresent() && room(free.getAsLong(), estimate) == 0) {
            return Optional.of(MemoryAdmission.refusal(free.getAsLong(), estimate));
        }
        starting.put(attempt, new Growing(estimate, 0));
        return Optional.empty();
    }

    /** Lets nothing start from now on. @param reason one sentence */
    public void close(String reason) {
        closed = reason;
    }

    /** The attempt runs by now and is measured, or did not start. */
    public void settled(AttemptId attempt) {
        starting.remove(attempt);
    }

    /** How many more attempts with this estimate may start; {@link Integer#MAX_VALUE} where the machine does not say. */
    public int room(MemorySize estimate) {
        if (closed != null) {
            return 0;
        }
        OptionalLong free = available.get();
        return free.isEmpty() ? Integer.MAX_VALUE : room(free.getAsLong(), estimate);
    }

    private int room(long free, MemorySize estimate) {
        List<Growing> all = new ArrayList<>(running.get());
        all.addAll(starting.values());
        return MemoryAdmission.room(free, all, estimate);
    }
}

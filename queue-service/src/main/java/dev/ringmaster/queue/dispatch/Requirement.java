package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks of its worker.
 *
 * @param capabilities all of which the worker must have
 * @param agent the worker that must take it, or null for any
 * @param because why this agent, said of the worker
 * @param failedAt the worker that just failed the task, whose type is passed over while another could take it; null for none
 */
public record Requirement(
        Set<Capability> capabilities,
        @Nullable WorkerId agent,
        String because,
        @Nullable WorkerId failedAt) {

    public static final Requirement NONE = new Requirement(Set.of(), null);

    private static final String NAMED = "is the worker that the task names";

    public Requirement(Set<Capability> capabilities, @Nullable WorkerId agent) {
        this(capabilities, agent, NAMED, null);
    }

    public Requirement {
        capabilities = Set.copyOf(capabilities);
    }

    /** The same, to be met by this worker alone. */
    public Requirement at(WorkerId worker, String why) {
        return new Requirement(capabilities, worker, why, null);
    }

    /** The same, to be met by another type of worker than this one's where there is one; a worker that is named stays named. */
    public Requirement afterFailureAt(WorkerId worker) {
        return agent == null ? new Requirement(capabilities, null, because, worker) : this;
    }

    /**
     * Whether the worker is passed over: its type just failed the task, and a worker of another type could take it, now or when a slot of it
     * is free.
     *
     * @param all the workers there are; those without capacity take nothing
     */
    public boolean passesOver(WorkerSlots worker, Collection<WorkerSlots> all) {
        String type = failedType(all);
        return worker.type().equals(type)
                && all.stream().anyMatch(other -> !other.type().equals(type) && other.capacity() > 0 && isMetBy(other));
    }

    /** The type that just failed the task, or null when none did or its worker is not known. */
    @Nullable
    String failedType(Collection<WorkerSlots> all) {
        return failedAt == null
                ? null
                : all.stream()
                        .filter(worker -> worker.id().equals(failedAt))
                        .map(WorkerSlots::type)
                        .findFirst()
                        .orElse(null);
    }

    /** Whether the worker may take a task that asks for this; a dedicated worker takes only what it is there for. */
    public boolean isMetBy(WorkerSlots worker) {
        if (agent != null) {
            return agent.equals(worker.id()) && worker.capabilities().containsAll(capabilities);
        }
        return worker.capabilities().containsAll(capabilities) && !(worker.dedicated() && capabilities.isEmpty());
    }
}

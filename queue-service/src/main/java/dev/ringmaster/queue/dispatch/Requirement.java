package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks of its worker.
 *
 * @param capabilities all of which the worker must have
 * @param agent the worker that must take it, or null for any
 */
public record Requirement(
        Set<Capability> capabilities, @Nullable WorkerId agent) {

    public static final Requirement NONE = new Requirement(Set.of(), null);

    public Requirement {
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether the worker may take a task that asks for this; a dedicated worker takes only what it is there for. */
    public boolean isMetBy(WorkerSlots worker) {
        if (agent != null) {
            return agent.equals(worker.id()) && worker.capabilities().containsAll(capabilities);
        }
        return worker.capabilities().containsAll(capabilities) && !(worker.dedicated() && capabilities.isEmpty());
    }
}

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
 * @param because why this agent, said of the worker
 */
public record Requirement(
        Set<Capability> capabilities, @Nullable WorkerId agent, String because) {

    public static final Requirement NONE = new Requirement(Set.of(), null);

    private static final String NAMED = "is the worker that the task names";

    public Requirement(Set<Capability> capabilities, @Nullable WorkerId agent) {
        this(capabilities, agent, NAMED);
    }

    public Requirement {
        capabilities = Set.copyOf(capabilities);
    }

    /** The same, to be met by this worker alone. */
    public Requirement at(WorkerId worker, String why) {
        return new Requirement(capabilities, worker, why);
    }

    /** Whether the worker may take a task that asks for this; a dedicated worker takes only what it is there for. */
    public boolean isMetBy(WorkerSlots worker) {
        if (agent != null) {
            return agent.equals(worker.id()) && worker.capabilities().containsAll(capabilities);
        }
        return worker.capabilities().containsAll(capabilities) && !(worker.dedicated() && capabilities.isEmpty());
    }
}

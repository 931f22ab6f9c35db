package dev.ringmaster.scheduler.agent;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.agent.launch.Invocation;
import dev.ringmaster.agent.launch.Order;
import dev.ringmaster.agent.transport.Transport;
import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.scheduler.setup.AttemptSurroundings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says how a worker's agent is started for an attempt: its dialect's command line in an environment built from nothing. */
@ApplicationScoped
public class AgentLaunches {

    private final RingSettings ring;
    private final AttemptSurroundings surroundings;

    AgentLaunches(RingSettings ring, AttemptSurroundings surroundings) {
        this.ring = ring;
        this.surroundings = surroundings;
    }

    /**
     * What to start; makes the worker's own folder.
     *
     * @param folder where the agent works
     * @throws IOException if the worker's own folder cannot be made
     */
    public LaunchRequest request(LiveAttempt attempt, WorkerSettings worker, String prompt, Path folder)
            throws IOException {
        AgentHome home = homeOf(worker);
        Invocation invocation = invocation(attempt.assignment(), worker, home);
        if (home != null) {
            home.prepare(worker.name(), invocation.files());
        }
        return new LaunchRequest(
                attempt.id(),
                ring.folder().resolveCommand(worker.command()),
                invocation.args(),
                prompt,
                invocation.prompt(),
                folder,
                environment(attempt, worker, invocation),
                dialectOf(worker).transport() == Transport.JSON_LINES,
                worker.limits());
    }

    /** The agent's id of its session, where it is given from outside; null where the agent makes it up. */
    @Nullable
    String sessionOf(LiveAttempt attempt, WorkerSettings worker) {
        return invocation(attempt.assignment(), worker, homeOf(worker)).session();
    }

    /** The dialect that the worker's agent speaks. */
    static Dialect dialectOf(WorkerSettings worker) {
        return Dialect.of(AgentType.of(worker.type()), worker.args());
    }

    /** The queue's choice for this attempt, else the worker's; null for the agent's own, and with arguments that a person wrote. */
    static @Nullable String modelOf(Assignment assignment, WorkerSettings worker) {
        if (!worker.args().isEmpty()) {
            return null;
        }
        return assignment.model() == null ? worker.model() : assignment.model();
    }

    static Invocation invocation(Assignment assignment, WorkerSettings worker, @Nullable AgentHome home) {
        var resume = assignment.resume();
        Order order = new Order(
                worker.args(),
                modelOf(assignment, worker),
                home == null ? null : home.path(),
                resume == null ? null : resume.session(),
                "ringmaster-" + assignment.attempt(),
                System.getProperty("user.name", "").equals("root"));
        return Dialect.of(AgentType.of(worker.type())).launch().invocation(order, worker.prompt());
    }

    /** A worker that is given its user's HOME by name works with its user's settings; so does a program that nothing is known of. */
    private @Nullable AgentHome homeOf(WorkerSettings worker) {
        return AgentType.of(worker.type()) == AgentType.GENERIC || worker.env().contains("HOME")
                ? null
                : new AgentHome(ring.folder().workerHome(worker.name()));
    }

    private Map<String, String> environment(LiveAttempt attempt, WorkerSettings worker, Invocation invocation) {
        List<String> passed = new ArrayList<>(invocation.passed());
        passed.addAll(worker.env());
        Map<String, String> environment = new TreeMap<>(invocation.variables());
        Map<String, String> allowed = surroundings.environmentOf(attempt, passed);
        allowed.forEach((name, value) -> {
            // What a person names comes before what the dialect sets, and that before what everybody gets.
            if (worker.env().contains(name) || !invocation.variables().containsKey(name)) {
                environment.put(name, value);
            }
        });
        return environment;
    }
}

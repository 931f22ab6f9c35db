package dev.ringmaster.scheduler.operations;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.store.ProjectRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The projects that are known, in memory; as new as what is committed. Thread-safe. */
@ApplicationScoped
public class ProjectCatalog {

    private final RingSettings ring;
    private final Ledger ledger;
    private final ProjectRepository projects;
    private final Map<ProjectId, Project> known = new ConcurrentHashMap<>();

    ProjectCatalog(RingSettings ring, Ledger ledger, ProjectRepository projects) {
        this.ring = ring;
        this.ledger = ledger;
        this.projects = projects;
    }

    public void load() {
        ledger.read(projects::findAll).forEach(this::put);
    }

    /** Takes in a project unless a newer version of it is known. */
    public void put(Project project) {
        known.merge(project.id(), project, (old, next) -> next.version() < old.version() ? old : next);
    }

    /** @throws IllegalStateException if it is not known; no attempt is prepared before its project is */
    public Project get(ProjectId id) {
        Project project = known.get(id);
        if (project == null) {
            throw new IllegalStateException("project " + id + " is not known");
        }
        return project;
    }

    public Optional<Project> find(ProjectId id) {
        return Optional.ofNullable(known.get(id));
    }

    public Collection<Project> all() {
        return List.copyOf(known.values());
    }

    /** The gates that prove a task: the project's, then its own. */
    public List<Gate> gatesOf(TaskDefinition task) {
        List<Gate> gates = new ArrayList<>(get(task.project()).gates());
        gates.addAll(task.gates());
        return gates.stream().map(this::withTimeout).toList();
    }

    /** The ring's own limit stands for the one that a gate has when nobody gave it any. */
    private Gate withTimeout(Gate gate) {
        Duration limit = ring.settings().landing().gateTimeout();
        return gate.timeout().equals(Gate.DEFAULT_TIMEOUT) ? new Gate(gate.name(), gate.command(), limit) : gate;
    }

    /** Whether there is anything to look at once an agent of the task has ended. */
    public boolean isProvable(TaskDefinition task) {
        return get(task.project()).workspace() == Workspace.WORKTREE
                || !gatesOf(task).isEmpty();
    }
}

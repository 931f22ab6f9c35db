package dev.ringmaster.queue.board;

import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.dispatch.DispatchPlanner;
import dev.ringmaster.queue.dispatch.ReadyQueue;
import dev.ringmaster.queue.graph.Standing;
import dev.ringmaster.queue.graph.TaskGraph;
import dev.ringmaster.queue.rank.Score;
import dev.ringmaster.queue.retry.RetryPolicy;
import dev.ringmaster.queue.task.Circumstances;
import dev.ringmaster.queue.task.Claim;
import dev.ringmaster.queue.task.Effect;
import dev.ringmaster.queue.task.Ruling;
import dev.ringmaster.queue.task.Stimulus;
import dev.ringmaster.queue.task.TaskLifecycle;
import dev.ringmaster.queue.task.TaskRun;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue in memory. Events go in one by one, then {@link #settle} plans once for all of them. It must be thrown away and loaded
 * anew if a journal it wrote to does not become true. Not safe for use by several threads.
 */
public final class Board {

    private final Supplier<QueueRules> rules;
    private final Supplier<AttemptId> attemptIds;
    private final TaskGraph graph = new TaskGraph();
    private final Map<TaskId, Entry> tasks = new HashMap<>();
    private final ReadyQueue ready = new ReadyQueue();
    private final SlotBook slots = new SlotBook();
    private final Rankings rankings;
    private final DueTimes dueTimes = new DueTimes();
    private final Map<TaskStatus, Integer> counts = new EnumMap<>(TaskStatus.class);

    private final Set<TaskId> changedStates = new LinkedHashSet<>();
    private final Set<ProjectId> changedProjects = new HashSet<>();
    private final Set<ProjectId> progressedProjects = new HashSet<>();
    private boolean planNeeded;

    /** @param attemptIds gives an id never given before, with each call */
    public Board(Supplier<QueueRules> rules, Supplier<AttemptId> attemptIds) {
        this.rules = rules;
        this.attemptIds = attemptIds;
        this.rankings = new Rankings(rules, graph, tasks, ready);
    }

    /**
     * Fills an empty board; nothing is written or published.
     *
     * @param unpublished tasks whose state {@link #settle} is to publish, as {@link #unpublished} of the board before this one
     */
    public void load(StoredQueue stored, Set<TaskId> unpublished) {
        stored.projects().forEach(project -> slots.project(project.id(), project.version(), project.policy()));
        stored.workers().forEach(worker -> slots.worker(worker.snapshot(), worker.takesTasks()));
        for (StoredQueue.StoredTask task : stored.tasks()) {
            graph.place(task.traits().id(), task.dependsOn(), Entry.standing(task.run()), task.retryOf());
        }
        graph.refreshCycles();
        for (StoredQueue.StoredTask task : stored.tasks()) {
            TaskRun run = TaskLifecycle.restored(task.run(), obstacle(task.traits()));
            var entry = new Entry(task.traits(), run, provisional(task.traits()));
            tasks.put(entry.id(), entry);
            index(entry, null);
            changedProjects.add(entry.traits.project());
        }
        changedStates.addAll(unpublished);
        planNeeded = true;
    }

    /** The tasks whose state has changed and was not published yet. */
    public Set<TaskId> unpublished() {
        return Set.copyOf(changedStates);
    }

    /** Takes in a project's snapshot; an older one than known changes nothing. */
    public void projectUpdated(Project project, Journal journal) {
        ProjectPolicy before = slots.policyOf(project.id());
        if (project.version() <= slots.versionOf(project.id())) {
            return;
        }
        slots.project(project.id(), project.version(), project.policy());
        journal.keepProject(project.id(), project.version(), project.policy());
        if (before == null || before.paused() != project.policy().paused()) {
            reconsiderAllOf(project.id(), journal);
        }
        planNeeded = true;
    }

    /** @param key of a project; nothing happens when it is not known */
    public void projectDeleted(String key, Journal journal) {
        slots.projectWithKey(key).ifPresent(project -> projectDeleted(project, journal));
    }

    private void projectDeleted(ProjectId project, Journal journal) {
        slots.forget(project);
        journal.dropProject(project);
        reconsiderAllOf(project, journal);
    }

    /** @param takesTasks false while it is paused or offline */
    public void workerSeen(WorkerSnapshot worker, boolean takesTasks, Journal journal) {
        // A worker tells at every start and end how much it runs; that is for show and costs no write here.
        if (slots.worker(worker, takesTasks)) {
            journal.keepWorker(worker, takesTasks);
            planNeeded = true;
        }
    }

    public void asked(TaskEvent event, Journal journal) {
        switch (event) {
            case TaskEvent.TaskCreated created -> created(created.task(), created.initialStatus(), journal);
            case TaskEvent.TaskUpdated updated -> {
                Entry entry = tasks.get(updated.taskId());
                if (entry == null) {
                    created(updated.task(), InitialStatus.OPEN, journal);
                } else {
                    updated(entry, updated.task(), journal);
                }
            }
            case TaskEvent.TaskSubmitted _,
                    TaskEvent.TaskCancelRequested _,
                    TaskEvent.TaskRetryRequested _,
                    TaskEvent.TaskApproved _,
                    TaskEvent.TaskRejected _,
                    TaskEvent.TaskPauseRequested _,
                    TaskEvent.TaskResumeRequested _,
                    TaskEvent.TaskReassignRequested _,
                    TaskEvent.DecisionAnswered _ -> move(event.taskId(), new Stimulus.Asked(event), journal);
        }
    }

    public void reported(AttemptEvent event, Journal journal) {
        move(event.attempt().task(), new Stimulus.Reported(event), journal);
    }

    /** Moves on the tasks whose pause is over; returns how many there were. */
    public int wake(Journal journal) {
        List<TaskId> due = dueTimes.dueAt(journal.now());
        due.forEach(task -> move(task, new Stimulus.CircumstancesChanged(), journal));
        return due.size();
    }

    /** When {@link #wake} has something to do next. */
    public Optional<Instant> nextDue() {
        return dueTimes.next();
    }

    /** Ends a batch: gives ready tasks to free slots and publishes each changed task's state once. */
    public void settle(Journal journal) {
        reconsider(graph.refreshCycles(), journal);
        if (planNeeded) {
            plan(journal);
        }
        for (TaskId task : changedStates) {
            Entry entry = tasks.get(task);
            if (entry != null) {
                journal.continueTrace(entry.trace);
                journal.publish(new TaskStateRecorded(entry.state()));
            }
        }
        changedStates.clear();
    }

    /** Plans although nothing asked for it, and wakes what is due; returns how many tasks that found, which should be 0. */
    public int sweep(Instant overdueSince, Journal journal) {
        int found = dueTimes.dueAt(overdueSince).size();
        wake(journal);
        return found + (planNeeded ? 0 : plan(journal));
    }

    private int plan(Journal journal) {
        planNeeded = false;
        List<Dispatch> plan =
                DispatchPlanner.plan(ready, slots.capacity(), rules.get().limits());
        for (Dispatch dispatch : plan) {
            Entry entry = entry(dispatch.task());
            journal.continueTrace(entry.trace);
            var given = new Stimulus.Given(attemptIds.get(), dispatch.worker());
            Ruling ruling = TaskLifecycle.decide(entry.run, given, circumstances(entry.traits, journal));
            if (ruling.refusal() != null) {
                throw new IllegalStateException("planned, but " + ruling.refusal());
            }
            advance(entry, ruling.next(), journal);
            journal.assign(entry.run, dispatch, slots.versionOf(entry.traits.project()), graph::standInOf);
        }
        return plan.size();
    }

    private void created(TaskDefinition task, InitialStatus initial, Journal journal) {
        Entry known = tasks.get(task.id());
        if (known != null) {
            updated(known, task, journal);
            return;
        }
        TaskTraits traits = TaskTraits.of(task);
        Standing standing = initial == InitialStatus.DONE ? Standing.DONE : Standing.OPEN;
        Collection<TaskId> opened = graph.place(task.id(), task.dependsOn(), standing, task.retryOf());
        TaskRun run = TaskLifecycle.begin(task, initial, circumstances(traits, journal));
        var entry = new Entry(traits, run, provisional(traits));
        tasks.put(task.id(), entry);
        journal.addTask(task, run);
        arrived(entry, null, journal);
        changedProjects.add(traits.project());
        reconsider(opened, journal);
    }

    private void updated(Entry entry, TaskDefinition task, Journal journal) {
        if (task.version() <= entry.traits.version()) {
            return;
        }
        Collection<TaskId> touched =
                graph.place(task.id(), task.dependsOn(), Entry.standing(entry.run), task.retryOf());
        entry.traits = TaskTraits.of(task);
        journal.changeTask(task);
        move(task.id(), new Stimulus.Asked(new TaskEvent.TaskUpdated(task)), journal);
        if (entry.run.status() == TaskStatus.READY) {
            ready.put(entry.asReady(rules.get().ageingPerHour()));
            planNeeded = true;
        }
        changedProjects.add(task.project());
        reconsider(touched, journal);
    }

    private void move(TaskId task, Stimulus stimulus, Journal journal) {
        Entry entry = tasks.get(task);
        if (entry == null) {
            journal.note("task " + task + " is not known here: nothing to do");
            return;
        }
        Ruling ruling = TaskLifecycle.decide(entry.run, stimulus, circumstances(entry.traits, journal));
        if (ruling.refusal() != null) {
            journal.note(ruling.refusal());
        }
        advance(entry, ruling.next(), journal);
        ruling.effects().forEach(effect -> carryOut(entry, effect, journal));
    }

    private void advance(Entry entry, TaskRun next, Journal journal) {
        TaskRun before = entry.run;
        if (before != next) {
            entry.run = next;
            journal.moveTask(next, before.version());
            arrived(entry, before, journal);
        }
    }

    private void arrived(Entry entry, @Nullable TaskRun before, Journal journal) {
        TaskRun run = entry.run;
        entry.trace = journal.trace();
        index(entry, before);
        changedStates.add(entry.id());
        // A task that comes in as done was finished elsewhere: its state says so, but nothing was completed here.
        boolean finishedElsewhere = before == null && run.status() == TaskStatus.DONE;
        boolean moved = before == null
                || before.status() != run.status()
                || !Objects.equals(before.blockedBy(), run.blockedBy());
        if (moved && !finishedElsewhere) {
            Announcement.of(entry.state()).ifPresent(journal::publish);
        }
        if (run.status().isFinal()) {
            (run.status() == TaskStatus.DONE ? progressedProjects : changedProjects).add(run.project());
            reconsider(graph.stand(entry.id(), Entry.standing(run)), journal);
        }
    }

    private void carryOut(Entry entry, Effect effect, Journal journal) {
        switch (effect) {
            case Effect.Revoke revoke ->
                journal.publish(
                        new AssignmentEvent.TaskRevoked(entry.id(), revoke.attempt(), revoke.epoch(), revoke.reason()));
            case Effect.RememberFailure remember -> journal.keepFailure(entry.id(), remember.failure());
            case Effect.RememberAnswer remember -> journal.keepAnswer(remember.answer());
            case Effect.Ask ask ->
                journal.answerTo(entry.id(), ask.decision().id())
                        .ifPresentOrElse(
                                answer -> move(
                                        entry.id(),
                                        new Stimulus.Asked(new TaskEvent.DecisionAnswered(entry.id(), answer)),
                                        journal),
                                () -> journal.publish(new DecisionNeeded(ask.decision())));
        }
    }

    /** Keeps counters, ready queue, due times and slots in step with a task's state. */
    private void index(Entry entry, @Nullable TaskRun before) {
        TaskRun run = entry.run;
        if (before != null) {
            counts.merge(before.status(), -1, Integer::sum);
        }
        counts.merge(run.status(), 1, Integer::sum);
        dueTimes.set(entry.id(), run.status() == TaskStatus.BLOCKED ? run.hold().until() : null);
        if (run.status() == TaskStatus.READY) {
            ready.put(entry.asReady(rules.get().ageingPerHour()));
            planNeeded = true;
        } else if (before != null && before.status() == TaskStatus.READY) {
            ready.remove(entry.id());
        }
        if (before != null && before.holdsSlot() && !run.holdsSlot()) {
            Claim claim = Objects.requireNonNull(before.claim());
            slots.release(claim.worker(), before.project());
            planNeeded = true;
        }
        if (run.holdsSlot() && (before == null || !before.holdsSlot())) {
            slots.take(Objects.requireNonNull(run.claim()).worker(), run.project());
        }
    }

    private void reconsider(Collection<TaskId> touched, Journal journal) {
        for (TaskId task : touched) {
            if (tasks.containsKey(task)) {
                move(task, new Stimulus.CircumstancesChanged(), journal);
            }
        }
    }

    private void reconsiderAllOf(ProjectId project, Journal journal) {
        List<TaskId> all = tasks.values().stream()
                .filter(entry -> entry.traits.project().equals(project))
                .map(Entry::id)
                .sorted()
                .toList();
        reconsider(all, journal);
    }

    private Circumstances circumstances(TaskTraits traits, Journal journal) {
        RetryPolicy retry = rules.get().retryFor(slots.policyOf(traits.project()));
        return new Circumstances(obstacle(traits), retry, journal.now());
    }

    private @Nullable BlockReason obstacle(TaskTraits traits) {
        ProjectPolicy policy = slots.policyOf(traits.project());
        if (policy == null) {
            return new BlockReason.UnknownProject(traits.project());
        }
        BlockReason dependencies = graph.obstacle(traits.id());
        return dependencies == null && policy.paused()
                ? new BlockReason.Paused("project " + traits.project())
                : dependencies;
    }

    private Score provisional(TaskTraits traits) {
        return rules.get().weights().provisional(traits.priority());
    }

    private Entry entry(TaskId task) {
        return Objects.requireNonNull(tasks.get(task));
    }

    /** Which projects to rank since the last call. */
    public RankRequests takeRankRequests() {
        var requests = new RankRequests(changedProjects, progressedProjects);
        changedProjects.clear();
        progressedProjects.clear();
        return requests;
    }

    public Repeats repeats() {
        return new Repeats(tasks, slots, graph);
    }

    public Rankings rankings() {
        return rankings;
    }

    /** How many tasks are in each status. */
    public Map<TaskStatus, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** Slots that the queue's own assignments use. */
    public int slotsUsed() {
        return slots.used();
    }
}

package dev.ringmaster.queue.board;

import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.graph.Standing;
import dev.ringmaster.queue.graph.TaskGraph;
import dev.ringmaster.queue.graph.Weight;
import dev.ringmaster.queue.rank.Score;
import dev.ringmaster.queue.slot.SlotBook;
import dev.ringmaster.queue.task.Stimulus;
import dev.ringmaster.queue.task.TaskLifecycle;
import dev.ringmaster.queue.task.TaskRun;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The queue in memory. Events go in one by one, then {@link #settle} plans once for all of them. It must be thrown away and loaded
 * anew if a journal it wrote to does not become true. Not safe for use by several threads.
 */
public final class Board {

    private final Supplier<QueueRules> rules;
    private final Planning planning;
    private final Moves moves;
    private final TaskGraph graph;
    private final SlotBook slots;
    private final Rankings rankings;

    /**
     * @param attemptIds gives an id never given before, with each call
     * @param chance for what is to be spread
     */
    public Board(Supplier<QueueRules> rules, Supplier<AttemptId> attemptIds, RandomGenerator chance) {
        this.rules = rules;
        this.moves = new Moves(rules, chance);
        this.planning = new Planning(moves, rules, attemptIds);
        this.graph = moves.graph;
        this.slots = moves.slots;
        this.rankings = new Rankings(rules, graph, moves.tasks, moves.ready);
    }

    /**
     * Fills an empty board; nothing is written or published.
     *
     * @param now for the budgets, which are those of a day
     * @param unpublished tasks whose state {@link #settle} is to publish, as {@link #unpublished} of the board before this one
     */
    public void load(StoredQueue stored, Instant now, Set<TaskId> unpublished) {
        for (StoredQueue.StoredProject project : stored.projects()) {
            slots.project(project.id(), project.version(), project.policy());
            if (project.turn() != null) {
                slots.turn(project.turn());
            }
        }
        stored.workers().forEach(worker -> slots.worker(worker.snapshot(), worker.takesTasks()));
        StoredQueue.StoredBrakes brakes = stored.brakes();
        moves.ringPausedBy = brakes.ringPausedBy();
        moves.holds.restore(brakes.clocks());
        moves.purse.book().restore(brakes.spends(), brakes.ceilings());
        moves.purse.book().shutSpent(now);
        rankings.learn(stored.tasks().stream()
                .filter(task -> Entry.standing(task.run()) == Standing.OPEN)
                .map(StoredQueue.StoredTask::traits)
                .toList());
        for (StoredQueue.StoredTask task : stored.tasks()) {
            TaskTraits traits = task.traits();
            graph.place(
                    traits.id(),
                    task.dependsOn(),
                    Entry.standing(task.run()),
                    task.retryOf(),
                    rankings.weightOf(traits));
        }
        graph.refreshCycles();
        for (StoredQueue.StoredTask task : stored.tasks()) {
            TaskRun run = TaskLifecycle.restored(task.run(), moves.obstacle(task.traits(), now));
            moves.restore(new Entry(task.traits(), run, provisional(task.traits())));
        }
        moves.changedStates.addAll(unpublished);
        moves.planNeeded = true;
    }

    /** The tasks whose state has changed and was not published yet. */
    public Set<TaskId> unpublished() {
        return Set.copyOf(moves.changedStates);
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
            moves.reconsiderAllOf(project.id(), journal);
        }
        moves.planNeeded = true;
    }

    /** @param key of a project; nothing happens when it is not known */
    public void projectDeleted(String key, Journal journal) {
        slots.projectWithKey(key).ifPresent(project -> projectDeleted(project, journal));
    }

    private void projectDeleted(ProjectId project, Journal journal) {
        slots.forget(project);
        journal.dropProject(project);
        moves.reconsiderAllOf(project, journal);
    }

    /** @param takesTasks false while it is paused or offline */
    public void workerSeen(WorkerSnapshot worker, boolean takesTasks, Journal journal) {
        // A worker tells at every start and end how much it runs; that is for show and costs no write here.
        if (slots.worker(worker, takesTasks)) {
            journal.keepWorker(worker, takesTasks);
            moves.planNeeded = true;
        }
    }

    public void asked(TaskEvent event, Journal journal) {
        switch (event) {
            case TaskEvent.TaskCreated created -> created(created.task(), created.initialStatus(), journal);
            case TaskEvent.TaskUpdated updated -> {
                Entry entry = moves.tasks.get(updated.taskId());
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
                    TaskEvent.DecisionAnswered _ -> moves.move(event.taskId(), new Stimulus.Asked(event), journal);
        }
    }

    /** Takes in what people ask of the whole ring or of a worker. */
    public void asked(ControlEvent event, Journal journal) {
        switch (event) {
            case ControlEvent.PauseAllRequested all -> {
                String why = all.reason().isBlank() ? "" : " (" + all.reason() + ")";
                moves.ringPausedBy = all.paused() ? all.by() + why : null;
                journal.keepRingPause(moves.ringPausedBy);
                moves.reconsiderAll(journal);
            }
            case ControlEvent.WorkerPauseRequested worker -> moves.planNeeded |= moves.holds.asked(worker, journal);
            case ControlEvent.TasksArriving many ->
                slots.arrivals().begin(many.project(), many.atMost(), journal.now());
            case ControlEvent.TasksArrived all ->
                moves.planNeeded |= slots.arrivals().end(all.project());
            // For release-service.
            case ControlEvent.RollbackRequested _, ControlEvent.BreakerCloseRequested _ -> {}
            // For scheduler-service.
            case ControlEvent.ConfigReloadRequested _, ControlEvent.WorkCollectionRequested _ -> {}
        }
    }

    /** Goes by other rules from now on, which the supplier gives already: nothing that was decided is undone for it. */
    public void rulesChanged(Journal journal) {
        rankings.forgetYardsticks();
        for (Entry entry : moves.tasks.values()) {
            if (entry.run.status() == TaskStatus.READY) {
                moves.ready.put(entry.asReady(rules.get().ageingPerHour()));
            }
            if (!entry.run.status().isFinal()) {
                moves.changedProjects.add(entry.traits.project());
            }
        }
        moves.reconsiderAll(journal);
        moves.planNeeded = true;
    }

    public void reported(AttemptEvent event, Journal journal) {
        moves.purse.reported(event, journal);
        if (event instanceof AttemptEvent.AttemptFinished finished) {
            moves.holds.finished(finished, rules.get().waits().quotaJitter(), journal);
        }
        moves.move(event.attempt().task(), new Stimulus.Reported(event), journal);
    }

    /** Moves on the tasks whose pause is over, and frees workers whose hold is; returns how many tasks there were. */
    public int wake(Journal journal) {
        moves.planNeeded |= moves.holds.endDue(journal);
        moves.planNeeded |= planning.shrinksBy(journal.now());
        moves.planNeeded |= slots.arrivals().endDue(journal.now());
        List<TaskId> due = moves.dueTimes.dueAt(journal.now());
        due.forEach(task -> moves.wake(task, journal));
        return due.size();
    }

    /** When {@link #wake} or {@link #settle} has something to do next. */
    public Optional<Instant> nextDue() {
        return Stream.of(
                        moves.dueTimes.next(),
                        moves.holds.book().nextEnd(),
                        moves.purse.nextTelling(),
                        planning.nextShrink(),
                        slots.arrivals().nextEnd(),
                        Optional.ofNullable(moves.purse.nextRenewal()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Ends a batch: gives ready tasks to free slots and publishes each changed task's state once. */
    public void settle(Journal journal) {
        moves.reconsider(graph.refreshCycles(), journal);
        if (moves.purse.book().reopen(journal.now())) {
            moves.reconsiderAll(journal);
        }
        rankings.follow(graph.settle(), moves.changedStates);
        if (moves.planNeeded) {
            planning.plan(journal);
        }
        moves.purse.tell(journal);
        moves.publishStates(journal);
    }

    /** Plans although nothing asked for it, wakes what is due and looks for cycles; returns how many tasks that found, which should be 0. */
    public int sweep(Instant overdueSince, Journal journal) {
        int found = moves.dueTimes.dueAt(overdueSince).size();
        wake(journal);
        Collection<TaskId> cyclic = graph.checkCycles();
        moves.reconsider(cyclic, journal);
        return found + cyclic.size() + (moves.planNeeded ? 0 : planning.plan(journal));
    }

    private void created(TaskDefinition task, InitialStatus initial, Journal journal) {
        Entry known = moves.tasks.get(task.id());
        if (known != null) {
            updated(known, task, journal);
            return;
        }
        TaskTraits traits = TaskTraits.of(task);
        Standing standing = initial == InitialStatus.DONE ? Standing.DONE : Standing.OPEN;
        Collection<TaskId> opened =
                graph.place(task.id(), task.dependsOn(), standing, task.retryOf(), rankings.weightOf(traits));
        TaskRun run = TaskLifecycle.begin(task, initial, moves.circumstances(traits, journal));
        journal.addTask(task, run);
        moves.enter(new Entry(traits, run, provisional(traits)), journal);
        moves.reconsider(opened, journal);
    }

    private void updated(Entry entry, TaskDefinition task, Journal journal) {
        if (task.version() <= entry.traits.version()) {
            return;
        }
        TaskTraits traits = TaskTraits.of(task);
        Weight weight = rankings.weightOf(traits);
        Collection<TaskId> touched =
                graph.place(task.id(), task.dependsOn(), Entry.standing(entry.run), task.retryOf(), weight);
        entry.traits = traits;
        journal.changeTask(task);
        moves.move(task.id(), new Stimulus.Asked(new TaskEvent.TaskUpdated(task)), journal);
        if (entry.run.status() == TaskStatus.READY) {
            moves.ready.put(entry.asReady(rules.get().ageingPerHour()));
            moves.planNeeded = true;
        }
        moves.changedProjects.add(task.project());
        moves.reconsider(touched, journal);
    }

    private Score provisional(TaskTraits traits) {
        return rules.get().weights().provisional(traits.priority());
    }

    /** Which projects to rank since the last call; one whose tasks are still coming in is asked for when all are here. */
    public RankRequests takeRankRequests() {
        Predicate<ProjectId> isComing = slots.arrivals()::isUnderWay;
        Predicate<ProjectId> isHere = isComing.negate();
        var requests = new RankRequests(
                moves.changedProjects.stream().filter(isHere).collect(Collectors.toSet()),
                moves.progressedProjects.stream().filter(isHere).collect(Collectors.toSet()));
        moves.changedProjects.removeIf(isHere);
        moves.progressedProjects.removeIf(isHere);
        return requests;
    }

    public Repeats repeats() {
        return new Repeats(moves);
    }

    public Rankings rankings() {
        return rankings;
    }

    /** How many tasks are in each status. */
    public Map<TaskStatus, Integer> counts() {
        return Map.copyOf(moves.counts);
    }

    /** Slots that the queue's own assignments use. */
    public int slotsUsed() {
        return slots.used();
    }
}

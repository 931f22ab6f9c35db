package dev.ringmaster.queue.board;

import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.dispatch.ReadyQueue;
import dev.ringmaster.queue.graph.TaskGraph;
import dev.ringmaster.queue.retry.RetryPolicy;
import dev.ringmaster.queue.slot.SlotBook;
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
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Every task of the board, and how the move of one leads to those of others. */
final class Moves {

    final TaskGraph graph = new TaskGraph();
    final Map<TaskId, Entry> tasks = new HashMap<>();
    final ReadyQueue ready = new ReadyQueue();
    final SlotBook slots = new SlotBook();
    final DueTimes dueTimes = new DueTimes();
    final Map<TaskStatus, Integer> counts = new EnumMap<>(TaskStatus.class);
    final Set<TaskId> changedStates = new LinkedHashSet<>();
    final Set<ProjectId> changedProjects = new HashSet<>();
    final Set<ProjectId> progressedProjects = new HashSet<>();

    final WorkerHolds holds = new WorkerHolds(slots);
    final Purse purse;

    private final Supplier<QueueRules> rules;

    /** Who paused the whole ring and why, or null while it runs. */
    @Nullable
    String ringPausedBy;

    /** Whether something has changed that may let a task be given out. */
    boolean planNeeded;

    private final RandomGenerator chance;

    Moves(Supplier<QueueRules> rules, RandomGenerator chance) {
        this.rules = rules;
        this.chance = chance;
        this.purse = new Purse(() -> rules.get().budgets());
    }

    /** A task that was stored, as it is; nothing is written. */
    void restore(Entry entry) {
        tasks.put(entry.id(), entry);
        index(entry, null);
        changedProjects.add(entry.traits.project());
    }

    /** A task that is new here. */
    void enter(Entry entry, Journal journal) {
        tasks.put(entry.id(), entry);
        arrived(entry, null, journal);
        changedProjects.add(entry.traits.project());
    }

    void move(TaskId task, Stimulus stimulus, Journal journal) {
        Entry entry = tasks.get(task);
        if (entry == null) {
            journal.note("task " + task + " is not known here: nothing to do");
            return;
        }
        Ruling ruling = TaskLifecycle.decide(entry.run, stimulus, circumstances(entry, journal));
        if (ruling.refusal() != null) {
            journal.note(ruling.refusal());
        }
        advance(entry, ruling.next(), journal);
        ruling.effects().forEach(effect -> carryOut(entry, effect, journal));
    }

    void advance(Entry entry, TaskRun next, Journal journal) {
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
            purse.book().forget(run.task());
            (run.status() == TaskStatus.DONE ? progressedProjects : changedProjects).add(run.project());
            reconsider(graph.stand(entry.id(), Entry.standing(run)), journal);
        }
    }

    private void carryOut(Entry entry, Effect effect, Journal journal) {
        switch (effect) {
            case Effect.Revoke revoke ->
                journal.publish(
                        new AssignmentEvent.TaskRevoked(entry.id(), revoke.attempt(), revoke.epoch(), revoke.reason()));
            case Effect.HoldWorker hold -> holds.hold(hold.worker(), hold.window(), hold.reason(), journal);
            case Effect.FreeWorker free -> planNeeded |= holds.free(free.worker(), journal);
            case Effect.RaiseBudget _ -> {
                purse.raise(entry.id(), journal);
                move(entry.id(), new Stimulus.CircumstancesChanged(), journal);
            }
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
        entry.waitOver &= run.status() == TaskStatus.READY;
        dueTimes.set(entry.id(), due(entry));
        if (run.status() == TaskStatus.READY) {
            ready.put(entry.asReady(rules.get().ageingPerHour()));
            planNeeded = true;
        } else if (before != null && before.status() == TaskStatus.READY) {
            ready.remove(entry.id());
        }
        if (before != null && before.holdsSlot() && !run.holdsSlot()) {
            Claim claim = Objects.requireNonNull(before.claim());
            slots.release(claim.worker(), before.project(), entry.usedCapabilities);
            planNeeded = true;
        }
        if (run.holdsSlot() && (before == null || !before.holdsSlot())) {
            // Kept, for the definition may change while the slot is held.
            entry.usedCapabilities = entry.traits.requirement().capabilities();
            slots.take(Objects.requireNonNull(run.claim()).worker(), run.project(), entry.usedCapabilities);
        }
    }

    /** When something about it changes by itself. */
    private @Nullable Instant due(Entry entry) {
        TaskRun run = entry.run;
        return switch (run.status()) {
            case BLOCKED -> {
                Instant holdEnds = run.hold().until();
                // What else is in its way has its own end, and then the task is looked at again.
                Instant deferred = run.blockedBy() instanceof BlockReason.Deferred until ? until.until() : null;
                yield holdEnds == null || deferred != null && deferred.isBefore(holdEnds) ? deferred : holdEnds;
            }
            case READY ->
                entry.waitsForSession() || entry.waitsForAnother()
                        ? entry.readyAt().plus(rules.get().waits().session())
                        : null;
            case DRAFT, ASSIGNED, IN_PROGRESS, REVIEW, DONE, FAILED, CANCELLED -> null;
        };
    }

    /** What was waited for has come, or was waited for long enough. */
    void wake(TaskId task, Journal journal) {
        Entry entry = entry(task);
        Instant back = entry.run.status() == TaskStatus.READY ? sessionBackAt(entry) : null;
        if (back != null) {
            dueTimes.set(task, back.plus(rules.get().waits().session()));
            return;
        }
        if (entry.run.status() == TaskStatus.READY) {
            entry.waitOver = true;
            dueTimes.set(task, null);
            ready.put(entry.asReady(rules.get().ageingPerHour()));
            planNeeded = true;
        }
        move(task, new Stimulus.CircumstancesChanged(), journal);
    }

    /** When the account of the worker that holds its session gets work again; null when nothing but other work keeps it. */
    private @Nullable Instant sessionBackAt(Entry entry) {
        WorkerId holder = entry.waitsForSession() ? entry.run.worker() : null;
        WorkerSnapshot snapshot = holder == null ? null : slots.snapshot(holder);
        return snapshot == null ? null : holds.book().quotaUntil(snapshot).orElse(null);
    }

    void reconsider(Collection<TaskId> touched, Journal journal) {
        for (TaskId task : touched) {
            if (tasks.containsKey(task)) {
                move(task, new Stimulus.CircumstancesChanged(), journal);
            }
        }
    }

    void reconsiderAllOf(ProjectId project, Journal journal) {
        reconsiderThose(entry -> entry.traits.project().equals(project), journal);
    }

    void reconsiderAll(Journal journal) {
        reconsiderThose(_ -> true, journal);
    }

    private void reconsiderThose(Predicate<Entry> which, Journal journal) {
        List<TaskId> all = tasks.values().stream()
                .filter(entry -> !entry.run.status().isFinal() && which.test(entry))
                .map(Entry::id)
                .sorted()
                .toList();
        reconsider(all, journal);
    }

    Circumstances circumstances(Entry entry, Journal journal) {
        RetryPolicy retry = rules.get().retryFor(slots.policyOf(entry.traits.project()));
        BlockReason obstacle = obstacle(entry.traits, journal.now());
        WorkerId worker = entry.run.status().isActive() ? entry.run.worker() : null;
        WorkerSnapshot snapshot = worker == null ? null : slots.snapshot(worker);
        if (snapshot == null) {
            return new Circumstances(obstacle, retry, null, true, journal.now(), chance.nextDouble());
        }
        return new Circumstances(
                obstacle,
                retry,
                holds.book().quotaUntil(snapshot).orElse(null),
                slots.mayGoElsewhere(entry.traits.requirement(), snapshot.id(), holds::holds),
                journal.now(),
                chance.nextDouble());
    }

    /** For a task that is not here yet. */
    Circumstances circumstances(TaskTraits traits, Journal journal) {
        RetryPolicy retry = rules.get().retryFor(slots.policyOf(traits.project()));
        return new Circumstances(obstacle(traits, journal.now()), retry, journal.now());
    }

    @Nullable
    BlockReason obstacle(TaskTraits traits, Instant now) {
        ProjectPolicy policy = slots.policyOf(traits.project());
        if (policy == null) {
            return new BlockReason.UnknownProject(traits.project());
        }
        BlockReason dependencies = graph.obstacle(traits.id());
        if (dependencies != null) {
            return dependencies;
        }
        Instant notBefore = traits.proviso().notBefore();
        if (notBefore != null && now.isBefore(notBefore)) {
            return new BlockReason.Deferred(notBefore);
        }
        if (ringPausedBy != null) {
            return new BlockReason.Paused(ringPausedBy + ", with the whole ring");
        }
        if (policy.paused()) {
            return new BlockReason.Paused("project " + traits.project());
        }
        String budget = purse.book().obstacle(traits.id(), traits.project());
        return budget == null ? null : new BlockReason.Budget(budget, null);
    }

    /** Publishes each changed task's state once. */
    void publishStates(Journal journal) {
        for (TaskId task : changedStates) {
            Entry entry = tasks.get(task);
            if (entry != null) {
                journal.continueTrace(entry.trace);
                journal.publish(new TaskStateRecorded(entry.state()));
            }
        }
        changedStates.clear();
    }

    Entry entry(TaskId task) {
        return Objects.requireNonNull(tasks.get(task));
    }
}

package dev.ringmaster.scheduler.operations;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.AttemptDecision;
import dev.ringmaster.scheduler.attempt.AttemptPolicy;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.attempt.Fence;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.FenceRepository;
import dev.ringmaster.scheduler.store.ProjectRepository;
import dev.ringmaster.scheduler.store.PromptRepository;
import dev.ringmaster.scheduler.store.StoredAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Applies what the topics and the shell say to stored attempts: each decision is stored with its events in the caller's transaction,
 * and told to the {@link DecisionListener} once that is durable. All its transactional methods run on the writer thread, one after
 * the other, which is what serialises a revoke with the beginning of a landing.
 */
@ApplicationScoped
public class AttemptRegister {

    private static final Logger LOG = Logger.getLogger(AttemptRegister.class);

    private final AttemptRepository attempts;
    private final FenceRepository fences;
    private final ProjectRepository projects;
    private final PromptRepository prompts;
    private final Map<AttemptId, LiveAttempt> live = new ConcurrentHashMap<>();
    private volatile DecisionListener listener = (attempt, decision) -> {};

    AttemptRegister(
            AttemptRepository attempts, FenceRepository fences, ProjectRepository projects, PromptRepository prompts) {
        this.attempts = attempts;
        this.fences = fences;
        this.projects = projects;
        this.prompts = prompts;
    }

    /** Names the one that is told of decisions; before anything is decided. */
    public void tell(DecisionListener next) {
        listener = next;
    }

    /** Takes up an attempt that was stored before this process began. */
    public void remember(LiveAttempt attempt) {
        live.put(attempt.id(), attempt);
    }

    /** An attempt that is not over. */
    public Optional<LiveAttempt> find(AttemptId attempt) {
        return Optional.ofNullable(live.get(attempt));
    }

    /** Takes a prompt in: starts its attempt, or refuses it. A repeat changes nothing. */
    public void admit(LedgerTransaction tx, PromptEvent.TaskPrepared prepared) throws SQLException {
        Assignment assignment = prepared.assignment();
        if (attempts.find(tx, assignment.attempt()).isPresent()) {
            return;
        }
        switch (meet(tx, assignment)) {
            case Fence.Admission.Admitted admitted -> accept(tx, prepared);
            case Fence.Admission.TakenBack(String reason) -> refuse(tx, assignment, new AttemptCommand.Cancel(reason));
            case Fence.Admission.TooOld(var highest) ->
                LOG.infof(
                        "prompt of an old assignment dropped: task=%s epoch=%s newest=%s",
                        assignment.task().id(), assignment.epoch(), highest);
        }
    }

    /** Takes in that no prompt could be built. */
    public void failPreparation(LedgerTransaction tx, PromptEvent.TaskPreparationFailed failed) throws SQLException {
        Assignment assignment = failed.assignment();
        if (attempts.find(tx, assignment.attempt()).isPresent()) {
            return;
        }
        switch (meet(tx, assignment)) {
            case Fence.Admission.Admitted admitted ->
                refuse(tx, assignment, new AttemptCommand.FailStart(FailureClass.PREPARATION, failed.reason(), ""));
            case Fence.Admission.TakenBack(String reason) -> refuse(tx, assignment, new AttemptCommand.Cancel(reason));
            case Fence.Admission.TooOld tooOld -> {}
        }
    }

    /** Takes an assignment in, only to fence the ones before it. */
    public void assign(LedgerTransaction tx, Assignment assignment) throws SQLException {
        Fence fence = fences.find(tx, assignment.task().id());
        if (fence.highest().isOlderThan(assignment.epoch())) {
            fences.save(tx, fence.meet(assignment.epoch()), assignment);
        }
    }

    /** Takes a revocation in: ends the attempt, or stores that it must never start. */
    public void revoke(LedgerTransaction tx, AssignmentEvent.TaskRevoked revoked) throws SQLException {
        Fence fence = fences.find(tx, revoked.taskId());
        fences.save(tx, fence.revoke(revoked.epoch(), revoked.reason()));
        AttemptCommand cancel = new AttemptCommand.Cancel(revoked.reason());
        Optional<StoredAttempt> stored = attempts.find(tx, revoked.attempt());
        if (stored.isPresent()) {
            decide(tx, stored.get(), cancel);
            return;
        }
        Optional<Assignment> assigned = fences.findAssignment(tx, revoked.taskId(), revoked.attempt());
        if (assigned.isPresent()) {
            refuse(tx, assigned.get(), cancel);
        }
    }

    /** Takes a person's answer in; only those to a review are the scheduler's. */
    public void answer(LedgerTransaction tx, TaskId task, Answer answer) throws SQLException {
        Optional<AttemptCommand> command = Reviews.commandFor(answer);
        if (command.isEmpty()) {
            return;
        }
        for (StoredAttempt stored : attempts.findUnfinished(tx, task)) {
            if (Reviews.decisionOf(stored.attempt().ref()).equals(answer.decision())) {
                tx.continueTrace(stored.traceparent());
                decide(tx, stored, command.get());
            }
        }
    }

    /** Takes in what becomes of work that was handed over to be released. */
    public void hear(LedgerTransaction tx, ImprovementEvent.OfRelease event) throws SQLException {
        Optional<AttemptCommand> command = ReleaseWords.commandFor(event);
        Optional<StoredAttempt> stored = command.isEmpty()
                ? Optional.empty()
                : attempts.find(tx, event.release().attempt().attempt());
        if (stored.isPresent()) {
            tx.continueTrace(stored.get().traceparent());
            decide(tx, stored.get(), command.get());
        }
    }

    /** As {@link #apply}, and asks a person for approval if that has made the attempt wait for one. */
    Attempt applyAndAsk(LedgerTransaction tx, AttemptId id, AttemptCommand.AwaitReview command, Decision question)
            throws SQLException {
        Attempt before = apply(tx, id, List.of());
        Attempt after = apply(tx, id, List.of(command));
        if (!before.equals(after)) {
            tx.publishOn(Topic.ATTEMPTS, new DecisionNeeded(question));
        }
        return after;
    }

    /** Takes a project in and lets the attempts go on that waited for it. */
    public void learn(LedgerTransaction tx, Project project) throws SQLException {
        if (!projects.save(tx, project)) {
            return;
        }
        for (StoredAttempt waiting : attempts.findWaiting(tx, project.id())) {
            Assignment assignment = waiting.assignment();
            if (assignment != null && assignment.projectVersion() <= project.version()) {
                tx.continueTrace(waiting.traceparent());
                decide(tx, waiting, new AttemptCommand.Prepare());
            }
        }
    }

    /**
     * Applies commands to an attempt, one after the other.
     *
     * @return the attempt as it is after them
     * @throws IllegalStateException if it is not known
     */
    Attempt apply(LedgerTransaction tx, AttemptId id, List<AttemptCommand> commands) throws SQLException {
        StoredAttempt stored =
                attempts.find(tx, id).orElseThrow(() -> new IllegalStateException("attempt " + id + " is not known"));
        tx.continueTrace(stored.traceparent());
        Attempt attempt = stored.attempt();
        for (AttemptCommand command : commands) {
            attempt = decide(tx, new StoredAttempt(attempt, null, stored.traceparent()), command);
        }
        return attempt;
    }

    private Fence.Admission meet(LedgerTransaction tx, Assignment assignment) throws SQLException {
        Fence fence = fences.find(tx, assignment.task().id());
        Fence met = fence.meet(assignment.epoch());
        if (!met.equals(fence)) {
            fences.save(tx, met);
        }
        return met.admit(assignment.epoch());
    }

    private void accept(LedgerTransaction tx, PromptEvent.TaskPrepared prepared) throws SQLException {
        Assignment assignment = prepared.assignment();
        List<StoredAttempt> others =
                attempts.findUnfinished(tx, assignment.task().id());
        if (!others.isEmpty()) {
            refuseBeside(tx, assignment, others);
            return;
        }
        boolean known = projects.version(tx, assignment.task().project()) >= assignment.projectVersion();
        AttemptDecision decision = AttemptPolicy.accept(assignment.ref(), assignment.number(), known);
        attempts.insert(tx, decision.next(), assignment);
        prompts.insert(tx, assignment.attempt(), prepared.prompt());
        LiveAttempt accepted = new LiveAttempt(assignment, tx.traceparent());
        tx.afterCommit(() -> {
            live.put(accepted.id(), accepted);
            listener.decided(accepted, decision);
        });
    }

    /** Two live attempts of one task must never be: the older is ended and the newer comes again once it is over. */
    private void refuseBeside(LedgerTransaction tx, Assignment assignment, List<StoredAttempt> others)
            throws SQLException {
        LOG.warnf(
                "attempt declined, an earlier one of its task is not over: task=%s attempt=%s earlier=%s",
                assignment.task().id(),
                assignment.attempt(),
                others.getFirst().attempt().id());
        refuse(tx, assignment, new AttemptCommand.Decline("an earlier attempt of the task is not over yet"));
        for (StoredAttempt other : others) {
            decide(tx, other, new AttemptCommand.Cancel("the task was assigned anew"));
        }
    }

    private void refuse(LedgerTransaction tx, Assignment assignment, AttemptCommand because) throws SQLException {
        AttemptDecision decision = AttemptPolicy.refuse(assignment.ref(), assignment.number(), because, tx.now());
        attempts.insert(tx, decision.next(), null);
        publish(tx, decision);
    }

    private Attempt decide(LedgerTransaction tx, StoredAttempt stored, AttemptCommand command) throws SQLException {
        AttemptDecision decision = AttemptPolicy.decide(stored.attempt(), command, tx.now());
        if (!decision.changed()) {
            return stored.attempt();
        }
        attempts.update(tx, decision.next());
        if (hasStarting(stored.attempt()) && !hasStarting(decision.next())) {
            prompts.delete(tx, decision.next().id());
            if (decision.next().isOver()) {
                attempts.closeOutput(tx, decision.next().id());
            }
        }
        publish(tx, decision);
        tx.afterCommit(() -> told(decision));
        return decision.next();
    }

    private void told(AttemptDecision decision) {
        AttemptId id = decision.next().id();
        LiveAttempt attempt = decision.next().isOver() ? live.remove(id) : live.get(id);
        if (attempt != null) {
            listener.decided(attempt, decision);
        }
    }

    private static boolean hasStarting(Attempt attempt) {
        return attempt.state() instanceof AttemptState.Waiting || attempt.state() instanceof AttemptState.Preparing;
    }

    private static void publish(LedgerTransaction tx, AttemptDecision decision) throws SQLException {
        for (AttemptEvent event : decision.events()) {
            tx.publish(event, idOf(event, decision.next()));
        }
    }

    /**
     * Each of these facts is told at most once of an attempt, so that a snapshot of it is the same event; but a hand-over each time.
     *
     * @param attempt as it is when it is told
     */
    public static EventId idOf(AttemptEvent event, Attempt attempt) {
        String turn = event instanceof AttemptEvent.AttemptHandedOver
                        && attempt.state() instanceof AttemptState.Releasing releasing
                ? "/" + releasing.handOvers()
                : "";
        return EventId.derivedFrom(
                EventType.of(event).fact() + "/" + event.attempt().attempt() + turn);
    }
}

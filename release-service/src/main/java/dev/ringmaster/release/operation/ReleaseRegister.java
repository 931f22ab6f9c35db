package dev.ringmaster.release.operation;

import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.release.pipeline.Breaker;
import dev.ringmaster.release.pipeline.Questions;
import dev.ringmaster.release.pipeline.Release;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.pipeline.ReleaseDecision;
import dev.ringmaster.release.pipeline.ReleaseLine;
import dev.ringmaster.release.pipeline.ReleasePolicy;
import dev.ringmaster.release.pipeline.ReleaseState;
import dev.ringmaster.release.store.ApprovalRepository;
import dev.ringmaster.release.store.BreakerRepository;
import dev.ringmaster.release.store.HandOver;
import dev.ringmaster.release.store.HandOverRepository;
import dev.ringmaster.release.store.ReleaseRepository;
import dev.ringmaster.release.store.StoredRelease;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Applies what the topics and the shell say to stored releases: each decision is stored with its events in the caller's transaction, and
 * told to the {@link DecisionListener} once that is durable. All of it runs on the writer thread, one after the other.
 */
@ApplicationScoped
public class ReleaseRegister {

    private static final Logger LOG = Logger.getLogger(ReleaseRegister.class);

    private final HandOverRepository handOvers;
    private final ReleaseRepository releases;
    private final ApprovalRepository approvals;
    private final BreakerRepository breakers;
    private volatile Optional<DecisionListener> listener = Optional.empty();

    ReleaseRegister(
            HandOverRepository handOvers,
            ReleaseRepository releases,
            ApprovalRepository approvals,
            BreakerRepository breakers) {
        this.handOvers = handOvers;
        this.releases = releases;
        this.approvals = approvals;
        this.breakers = breakers;
    }

    /** Names the one that is told of decisions; before anything is decided. */
    void tell(DecisionListener next) {
        listener = Optional.of(next);
    }

    /** Takes work in; it becomes a release once its tree is known. */
    public void handOver(LedgerTransaction tx, AttemptEvent.AttemptHandedOver work) throws SQLException {
        handOvers.insert(tx, work);
        lookAtHandOvers(tx);
    }

    /** Has the work looked at that was handed over and is no release yet. */
    public void lookAtHandOvers(LedgerTransaction tx) {
        tx.afterCommit(() -> listener.ifPresent(DecisionListener::handedOver));
    }

    /** Takes in that an attempt is over; most often because its release is. */
    public void attemptOver(LedgerTransaction tx, AttemptEvent.AttemptFinished finished) throws SQLException {
        handOvers.delete(tx, finished.attempt().attempt());
        for (StoredRelease stored :
                releases.findUnfinished(tx, finished.attempt().attempt())) {
            decide(
                    tx,
                    stored,
                    new ReleaseCommand.AttemptOver(
                            "its attempt " + finished.outcome().sentence()));
        }
    }

    /** Takes a person's answer in; an approval is bound to the tree that was shown. */
    public void answer(LedgerTransaction tx, TaskId task, Answer answer) throws SQLException {
        for (StoredRelease stored : releases.findUnfinished(tx, task)) {
            ReleaseRef ref = stored.release().ref();
            if (!(stored.release().state() instanceof ReleaseState.Blocked blocked)
                    || !Questions.idFor(ref, blocked.kind()).equals(answer.decision())) {
                continue;
            }
            if (answer.option() == DecisionOption.APPROVE || answer.option() == DecisionOption.SKIP) {
                approvals.save(tx, ref, blocked.kind(), answer.by());
            }
            decide(
                    tx,
                    stored,
                    new ReleaseCommand.Answered(blocked.kind(), answer.option(), answer.by(), answer.text()));
        }
    }

    /** A person wants a release gone; of those that are kept only the last one can go, since the others lie below it. */
    public void recall(LedgerTransaction tx, ReleaseId id, String by) throws SQLException {
        Optional<StoredRelease> stored = releases.find(tx, id);
        if (stored.isEmpty()) {
            LOG.warnf("a release that is not known was to go back: release=%s", id);
            return;
        }
        boolean kept = stored.get().release().state() instanceof ReleaseState.Kept;
        boolean isLast = releases.findLastKept(tx)
                .filter(last -> last.release().id().equals(id))
                .isPresent();
        if (kept && !isLast) {
            LOG.warnf("another release was kept since, it must go back first: release=%s", id);
            return;
        }
        decide(tx, stored.get(), new ReleaseCommand.Recall(by));
    }

    public void closeBreaker(LedgerTransaction tx, String by) throws SQLException {
        Breaker before = breakers.find(tx);
        change(tx, before, before.close(), by);
        takeNext(tx);
    }

    /**
     * Makes a release of work that was handed over.
     *
     * @param ref its number is given here; the one it has is the least that will do
     */
    void accept(LedgerTransaction tx, HandOver handOver, ReleaseRef ref) throws SQLException {
        if (!handOvers.delete(tx, handOver.seq())) {
            return;
        }
        int number = Math.max(releases.lastNumber(tx) + 1, ref.release().number());
        ReleaseRef numbered = new ReleaseRef(
                ReleaseId.ofNumber(number), ref.attempt(), ref.base(), ref.commit(), ref.tree(), ref.targetBranch());
        tx.continueTrace(handOver.traceparent());
        for (StoredRelease older : releases.findUnfinished(tx, ref.attempt().attempt())) {
            decide(tx, older, new ReleaseCommand.AttemptOver("the same work was handed over anew"));
        }
        ReleaseDecision decision = ReleasePolicy.accept(numbered, tx.now());
        releases.insert(tx, decision.next());
        tell(tx, decision);
        takeNext(tx);
    }

    /**
     * Applies a command to a release.
     *
     * @return the release as it is after it
     * @throws IllegalStateException if it is not known
     */
    Release apply(LedgerTransaction tx, ReleaseId id, ReleaseCommand command) throws SQLException {
        StoredRelease stored =
                releases.find(tx, id).orElseThrow(() -> new IllegalStateException("release " + id + " is not known"));
        return decide(tx, stored, command);
    }

    /** Lets the next release begin, if none is at work. */
    void takeNext(LedgerTransaction tx) throws SQLException {
        List<Release> unfinished =
                releases.findUnfinished(tx).stream().map(StoredRelease::release).toList();
        Optional<ReleaseId> next = ReleaseLine.next(unfinished, breakers.find(tx));
        if (next.isPresent()) {
            apply(tx, next.get(), new ReleaseCommand.Take());
        }
    }

    private Release decide(LedgerTransaction tx, StoredRelease stored, ReleaseCommand command) throws SQLException {
        ReleaseDecision decision = ReleasePolicy.decide(stored.release(), command, tx.now());
        if (!decision.changed()) {
            return stored.release();
        }
        tx.continueTrace(stored.traceparent());
        releases.update(tx, decision.next());
        tell(tx, decision);
        Breaker before = breakers.find(tx);
        change(tx, before, before.after(decision.tally()), "");
        if (!decision.next().state().isActive()) {
            takeNext(tx);
        }
        return decision.next();
    }

    private void change(LedgerTransaction tx, Breaker before, Breaker after, String by) throws SQLException {
        if (!after.equals(before)) {
            breakers.save(tx, after);
            var told = after.changeFrom(before, by, tx.now());
            if (told.isPresent()) {
                ReleaseEvents.publish(tx, told.get());
            }
        }
    }

    private void tell(LedgerTransaction tx, ReleaseDecision decision) throws SQLException {
        for (Event event : decision.events()) {
            ReleaseEvents.publish(tx, event);
        }
        tx.afterCommit(() -> listener.ifPresent(told -> told.decided(decision.next(), decision.steps())));
    }
}

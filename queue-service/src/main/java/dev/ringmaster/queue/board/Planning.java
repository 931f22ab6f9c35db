package dev.ringmaster.queue.board;

import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.ModelChoice;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.budget.BudgetVerdict;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.dispatch.DispatchPlanner;
import dev.ringmaster.queue.slot.SlotScaler;
import dev.ringmaster.queue.task.Ruling;
import dev.ringmaster.queue.task.Stimulus;
import dev.ringmaster.queue.task.TaskLifecycle;
import dev.ringmaster.queue.tier.Complexity;
import dev.ringmaster.queue.tier.TierPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives ready tasks to free slots, as far as the budgets allow. */
final class Planning {

    private final Moves moves;
    private final Supplier<QueueRules> rules;
    private final Supplier<AttemptId> attemptIds;

    Planning(Moves moves, Supplier<QueueRules> rules, Supplier<AttemptId> attemptIds) {
        this.moves = moves;
        this.rules = rules;
        this.attemptIds = attemptIds;
    }

    /** Returns how many were given out. */
    int plan(Journal journal) {
        moves.planNeeded = false;
        scale(journal);
        int given = 0;
        boolean refused = true;
        // What a budget refuses is no longer ready, so each round has fewer tasks to look at.
        while (refused) {
            refused = false;
            List<Dispatch> plan = DispatchPlanner.plan(
                    moves.ready,
                    moves.slots.capacity(moves.holds::holds),
                    rules.get().limits(),
                    rules.get().types());
            for (Dispatch dispatch : plan) {
                if (give(dispatch, journal)) {
                    given++;
                } else {
                    refused = true;
                }
            }
        }
        scale(journal);
        return given;
    }

    /** Fits the slots to the work: before it is given out, and to what is left after. */
    private void scale(Journal journal) {
        Duration idle = rules.get().idleSlots();
        SlotScaler scaler = moves.slots.scaler();
        if (idle == null) {
            scaler.forget();
            return;
        }
        scaler.fit(moves.slots.scalable(moves.holds::holds), moves.ready.demand(), idle, journal.now())
                .forEach(change -> journal.publish(new StatusEvent.SlotsScaled(
                        change.worker(),
                        change.slots(),
                        change.least(),
                        change.most(),
                        change.reason(),
                        journal.now())));
    }

    /** Whether slots have been idle for long enough to be taken away. */
    boolean shrinksBy(Instant now) {
        return nextShrink().filter(at -> !now.isBefore(at)).isPresent();
    }

    Optional<Instant> nextShrink() {
        Duration idle = rules.get().idleSlots();
        return idle == null ? Optional.empty() : moves.slots.scaler().nextShrink(idle);
    }

    private boolean give(Dispatch dispatch, Journal journal) {
        Entry entry = moves.entry(dispatch.task());
        if (entry.run.status() != TaskStatus.READY) {
            // The refusal of one before it has blocked this one too.
            return false;
        }
        var project = entry.traits.project();
        return switch (moves.purse.book().judge(entry.id(), project, journal.now())) {
            case BudgetVerdict.Allowed _ -> {
                assign(entry, dispatch, journal);
                yield true;
            }
            case BudgetVerdict.Waits _ -> {
                moves.reconsiderAll(journal);
                yield false;
            }
            case BudgetVerdict.Spent spent -> {
                refuse(entry, spent.detail(), spent.renewedAt(), journal);
                moves.reconsiderAll(journal);
                yield false;
            }
        };
    }

    private void refuse(Entry entry, String detail, @Nullable Instant renewedAt, Journal journal) {
        journal.continueTrace(entry.trace);
        moves.move(entry.id(), new Stimulus.BudgetSpent(detail, renewedAt), journal);
    }

    private void assign(Entry entry, Dispatch dispatch, Journal journal) {
        journal.continueTrace(entry.trace);
        DispatchReason why = reason(entry, dispatch).with(model(entry, dispatch, journal));
        var given = new Stimulus.Given(attemptIds.get(), dispatch.worker());
        Ruling ruling = TaskLifecycle.decide(entry.run, given, moves.circumstances(entry, journal));
        if (ruling.refusal() != null) {
            throw new IllegalStateException("planned, but " + ruling.refusal());
        }
        journal.keepSpend(
                moves.purse.book().reserve(given.attempt(), entry.id(), entry.traits.project(), journal.now()));
        moves.advance(entry, ruling.next(), journal);
        journal.keepTurn(moves.slots.turnTaken(entry.traits.project()));
        journal.assign(entry.run, dispatch, why, moves.slots.versionOf(entry.traits.project()), moves.graph::standInOf);
    }

    /** Its text is read only where tiers are set for the worker's type. */
    private @Nullable ModelChoice model(Entry entry, Dispatch dispatch, Journal journal) {
        TierPolicy tiers = rules.get().tiers();
        WorkerSnapshot worker = moves.slots.snapshot(dispatch.worker());
        if (worker == null || !tiers.speaksOf(worker.id(), worker.type())) {
            return null;
        }
        Complexity complexity = Complexity.of(journal.definition(entry.id()), moves.graph.dependentsOf(entry.id()));
        return tiers.choose(complexity, entry.run.tries().wrong(), worker.type());
    }

    /** Told of the line as it stands while the task is still in it. */
    private DispatchReason reason(Entry entry, Dispatch dispatch) {
        QueueRules now = rules.get();
        return dispatch.reason(
                now.weights().shares(),
                moves.ready.placeOf(entry.asReady(now.ageingPerHour())),
                moves.ready.sizeOf(entry.traits.project()));
    }
}

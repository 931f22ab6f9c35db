package dev.ringmaster.queue.board;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.slot.SlotBook;
import dev.ringmaster.queue.worker.Clock;
import dev.ringmaster.queue.worker.HoldBook;
import dev.ringmaster.queue.worker.QuotaEvidence;
import java.time.Duration;
import java.util.Collection;

/** Keeps the workers' holds, and tells and stores each change of them. */
final class WorkerHolds {

    private final HoldBook book = new HoldBook();
    private final SlotBook slots;

    WorkerHolds(SlotBook slots) {
        this.slots = slots;
    }

    HoldBook book() {
        return book;
    }

    void restore(Collection<Clock> clocks) {
        book.restore(clocks);
    }

    boolean holds(WorkerSnapshot worker) {
        return book.of(worker).isPresent();
    }

    /** Reads what the attempt's end says of its account; whether that changes who gets work. */
    boolean finished(AttemptEvent.AttemptFinished event, Duration jitter, Journal journal) {
        AttemptRef ref = event.attempt();
        WorkerSnapshot worker = slots.snapshot(ref.worker());
        if (worker == null) {
            return false;
        }
        if (event.outcome() instanceof Outcome.Succeeded) {
            book.worked(worker.type(), worker.accountOrType())
                    .forEach(clock -> journal.dropClock(clock.hold().key()));
        }
        return event.outcome() instanceof Outcome.QuotaExhausted quota
                && book.exhausted(
                                new QuotaEvidence(
                                        worker.type(),
                                        worker.accountOrType(),
                                        quota.window(),
                                        quota.until(),
                                        event.finishedAt(),
                                        QuotaEvidence.spread(jitter, ref.attempt())),
                                journal.now())
                        .map(clock -> begin(clock, journal))
                        .isPresent();
    }

    /** Whether that changes who gets work. */
    boolean asked(ControlEvent.WorkerPauseRequested request, Journal journal) {
        if (!request.paused()) {
            return free(request.worker(), journal);
        }
        String why = request.reason().isBlank() ? "" : ": " + request.reason();
        return hold(request.worker(), HoldBook.PAUSED, "is paused by " + request.by() + why, journal);
    }

    boolean hold(WorkerId id, String window, String reason, Journal journal) {
        WorkerSnapshot worker = slots.snapshot(id);
        if (worker == null) {
            journal.note("worker " + id + " is not known here: nothing to hold");
            return false;
        }
        return book.hold(worker, window, reason, journal.now())
                .map(clock -> begin(clock, journal))
                .isPresent();
    }

    /** Ends what a person may end; whether there was anything. */
    boolean free(WorkerId worker, Journal journal) {
        Collection<Clock> freed = book.free(worker);
        freed.forEach(clock -> end(clock, journal));
        return !freed.isEmpty();
    }

    /** Ends what is over by now; whether there was anything. */
    boolean endDue(Journal journal) {
        Collection<Clock> ended = book.endDue(journal.now());
        ended.forEach(clock -> end(clock, journal));
        return !ended.isEmpty();
    }

    /** Tells every hold once more. */
    void repeat(Journal journal) {
        book.all().forEach(hold -> journal.publish(new StatusEvent.WorkersHeld(hold)));
    }

    private static Clock begin(Clock clock, Journal journal) {
        journal.keepClock(clock);
        journal.publish(new StatusEvent.WorkersHeld(clock.hold()));
        return clock;
    }

    private void end(Clock clock, Journal journal) {
        if (book.keeps(clock)) {
            journal.keepClock(clock);
        } else {
            journal.dropClock(clock.hold().key());
        }
        journal.publish(new StatusEvent.WorkersFreed(clock.hold()));
    }
}

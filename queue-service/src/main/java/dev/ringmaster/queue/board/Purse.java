package dev.ringmaster.queue.board;

import dev.ringmaster.model.budget.BudgetScope;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.queue.budget.BudgetBook;
import dev.ringmaster.queue.budget.BudgetLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the budgets, stores each change of them, and tells now and then how they stand. */
final class Purse {

    /** Budgets change with every attempt; people need not hear of it more often. */
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);

    private final BudgetBook book;
    private Instant toldAt = Instant.EPOCH;

    Purse(Supplier<BudgetLimits> limits) {
        this.book = new BudgetBook(limits);
    }

    BudgetBook book() {
        return book;
    }

    /** Reads what the report says of the attempt's cost. */
    void reported(AttemptEvent event, Journal journal) {
        switch (event) {
            case AttemptEvent.AttemptReported reported -> {
                BigDecimal usd = reported.report().cost().usd();
                if (usd != null) {
                    book.reported(reported.attempt().attempt(), usd).ifPresent(journal::keepSpend);
                }
            }
            case AttemptEvent.AttemptDeclined declined ->
                book.ended(declined.attempt().attempt(), false).ifPresent(journal::keepSpend);
            case AttemptEvent.AttemptFinished finished ->
                book.ended(finished.attempt().attempt(), finished.started()).ifPresent(journal::keepSpend);
            default -> {}
        }
    }

    void raise(TaskId task, Journal journal) {
        journal.keepCeiling(task, book.raise(task));
    }

    /** When {@link #tell} has something to say, or empty when it has not. */
    Optional<Instant> nextTelling() {
        return book.hasChanged() ? Optional.of(toldAt.plus(TELL_EVERY)) : Optional.empty();
    }

    void tell(Journal journal) {
        if (nextTelling().filter(at -> !journal.now().isBefore(at)).isEmpty()) {
            return;
        }
        toldAt = journal.now();
        book.takeChanged(journal.now()).stream()
                // A task without a limit of its own is told by its attempts.
                .filter(state -> state.scope() != BudgetScope.TASK || state.limitUsd() != null)
                .forEach(state -> journal.publish(new StatusEvent.BudgetRecorded(state)));
    }

    /** Tells today's budgets once more. */
    void repeat(Journal journal) {
        book.statesOf(BudgetBook.dayOf(journal.now()), journal.now())
                .forEach(state -> journal.publish(new StatusEvent.BudgetRecorded(state)));
    }

    @Nullable
    Instant nextRenewal() {
        return book.nextRenewal();
    }
}

package dev.ringmaster.queue.shell;

import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.queue.board.Board;
import dev.ringmaster.queue.board.QueueRules;
import dev.ringmaster.queue.board.RankRequests;
import dev.ringmaster.queue.budget.BudgetBook;
import dev.ringmaster.queue.store.QueueStore;
import dev.ringmaster.queue.store.StoreException;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.runtime.settings.SettingsListener;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Owns the one board. It lives on the ledger's writer thread and changes only inside ledger works; when one of them is undone it is
 * thrown away and read anew from the database by the next.
 */
@ApplicationScoped
public class QueueKeeper implements SettingsListener {

    private static final Logger LOG = Logger.getLogger(QueueKeeper.class);

    private final Ledger ledger;
    private final QueueMetrics metrics;
    private final QueueStore store = new QueueStore();
    private final RandomGenerator chance = RandomGenerator.getDefault();
    private final TimeOrderedIds ids = new TimeOrderedIds(InstantSource.system(), chance);
    private final Set<TaskId> unpublished = new HashSet<>();
    private @Nullable Board board;
    private volatile Consumer<Optional<Instant>> onDue = due -> {};
    private volatile Consumer<RankRequests> onRankRequests = requests -> {};
    private volatile QueueRules rules;
    private volatile boolean started;

    QueueKeeper(Ledger ledger, RingSettings settings, QueueMetrics metrics) {
        this.ledger = ledger;
        this.rules = RulesFromSettings.of(settings.settings());
        this.metrics = metrics;
    }

    /** Reads the board before the first message and gives out what can be: workers may have been seen before the last stop. */
    void start(@Observes @Priority(Ledger.STATE_LOADS_AT) StartupEvent event) {
        ledger.writeAndWait(tx -> {
            on(tx, (on, journal) -> {
                on.repeats().brakes(journal);
                return on.wake(journal);
            });
            settle(tx);
            return Boolean.TRUE;
        });
        started = true;
    }

    @Override
    public void settingsChanged(Settings before, Settings now) {
        QueueRules next = RulesFromSettings.of(now);
        if (next.equals(rules)) {
            return;
        }
        ledger.writeAndWait(tx -> {
            rules = next;
            on(tx, (on, journal) -> {
                on.rulesChanged(journal);
                return on;
            });
            settle(tx);
            return Boolean.TRUE;
        });
        LOG.info("the queue goes by other rules");
    }

    /** Whether the board has been read and works. */
    boolean isStarted() {
        return started;
    }

    QueueRules rules() {
        return rules;
    }

    /** Who is told, after each settled batch, when the board wants to be woken next. */
    void tellDue(Consumer<Optional<Instant>> listener) {
        onDue = listener;
    }

    /** Who is told, after each settled batch, what should be ranked. */
    void tellRankRequests(Consumer<RankRequests> listener) {
        onRankRequests = listener;
    }

    /**
     * Does something with the board as part of a ledger work.
     *
     * @throws SQLException if the database refuses
     */
    public <T> T on(LedgerTransaction tx, BoardWork<T> work) throws SQLException {
        tx.afterRollback(this::forget);
        try {
            return work.on(board(tx), store.journal(tx));
        } catch (StoreException e) {
            throw e.refusal();
        }
    }

    /**
     * Ends a batch of works on the board: plans, publishes, and after the commit sees to what follows.
     *
     * @throws SQLException if the database refuses
     */
    public void settle(LedgerTransaction tx) throws SQLException {
        on(tx, (on, journal) -> {
            on.settle(journal);
            return on;
        });
        tx.afterCommit(this::afterCommit);
    }

    private void afterCommit() {
        unpublished.clear();
        if (board != null) {
            metrics.show(board.counts(), board.slotsUsed());
            onDue.accept(board.nextDue());
            onRankRequests.accept(board.takeRankRequests());
        }
    }

    private Board board(LedgerTransaction tx) throws SQLException {
        if (board == null) {
            var fresh = new Board(() -> rules, ids::nextAttempt, chance);
            fresh.load(store.load(tx.connection(), BudgetBook.dayOf(tx.now())), tx.now(), unpublished);
            board = fresh;
            LOG.infof("the queue has been read: tasks=%s slotsUsed=%d", fresh.counts(), fresh.slotsUsed());
        }
        return board;
    }

    private void forget() {
        if (board != null) {
            unpublished.addAll(board.unpublished());
            board = null;
        }
    }
}

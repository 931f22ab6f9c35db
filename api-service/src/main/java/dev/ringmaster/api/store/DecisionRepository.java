package dev.ringmaster.api.store;

import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of decisions. */
@ApplicationScoped
public class DecisionRepository {

    private static final String COLUMNS =
            "SELECT definition, status, version, answer, withdrawn_because FROM decision ";

    private final Documents documents;

    DecisionRepository(Documents documents) {
        this.documents = documents;
    }

    /**
     * Keeps a decision unless it is known; who raised it and how often does not matter.
     *
     * @param withdrawnBecause null keeps it open
     */
    public void create(LedgerTransaction tx, Decision decision, @Nullable String withdrawnBecause) throws SQLException {
        DecisionStatus status = withdrawnBecause == null ? DecisionStatus.OPEN : DecisionStatus.WITHDRAWN;
        Query.in(tx, """
                        INSERT INTO decision (id, task, project, status, version, definition, raised_at, withdrawn_because)
                        VALUES (?, ?, ?, ?, 1, ?, ?, ?)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind(decision.id().value())
                .bind(decision.task().value())
                .bind(decision.project().value())
                .bind(status.word())
                .bind(documents.write(decision))
                .bind(decision.raisedAt().toEpochMilli())
                .bind(withdrawnBecause)
                .execute();
    }

    public void answer(LedgerTransaction tx, Answer answer) throws SQLException {
        Query.in(tx, "UPDATE decision SET status = 'answered', answer = ?, version = version + 1 WHERE id = ?")
                .bind(documents.write(answer))
                .bind(answer.decision().value())
                .execute();
    }

    /** The questions about a task that nobody has answered. */
    public List<Decision> openOf(LedgerTransaction tx, TaskId task) throws SQLException {
        return Query.in(tx, "SELECT definition FROM decision WHERE task = ? AND status = 'open'")
                .bind(task.value())
                .list(row -> documents.read(row.getString(1), Decision.class));
    }

    /**
     * Withdraws a question if it is open.
     *
     * @param because for a person
     */
    public void withdraw(LedgerTransaction tx, DecisionId id, String because) throws SQLException {
        Query.in(
                        tx,
                        "UPDATE decision SET status = 'withdrawn', withdrawn_because = ?, version = version + 1"
                                + " WHERE id = ? AND status = 'open'")
                .bind(because)
                .bind(id.value())
                .execute();
    }

    public Optional<StoredDecision> find(Connection connection, DecisionId id) throws SQLException {
        return Query.on(connection, COLUMNS + "WHERE id = ?").bind(id.value()).first(this::decision);
    }

    /** Ids that start with the text, at most some. */
    public List<DecisionId> matching(Connection connection, String text, int limit) throws SQLException {
        return Query.on(connection, "SELECT id FROM decision WHERE id >= ? AND id < ? ORDER BY id LIMIT ?")
                .bind(text)
                .bind(text + "\uFFFF")
                .bind(limit)
                .list(row -> new DecisionId(row.getString(1)));
    }

    /**
     * Decisions, oldest first.
     *
     * @param status null for any
     * @param task null for any
     */
    public List<StoredDecision> list(
            Connection connection, @Nullable DecisionStatus status, @Nullable TaskId task, int limit)
            throws SQLException {
        String word = status == null ? null : status.word();
        String id = task == null ? null : task.value();
        return Query.on(
                        connection,
                        COLUMNS
                                + "WHERE (? IS NULL OR status = ?) AND (? IS NULL OR task = ?) ORDER BY raised_at, id LIMIT ?")
                .bind(word)
                .bind(word)
                .bind(id)
                .bind(id)
                .bind(limit)
                .list(this::decision);
    }

    public long open(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT COUNT(*) FROM decision WHERE status = 'open'")
                .number();
    }

    private StoredDecision decision(ResultSet row) throws SQLException {
        String answer = row.getString(4);
        return new StoredDecision(
                documents.read(row.getString(1), Decision.class),
                DecisionStatus.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getLong(3),
                answer == null ? null : documents.read(answer, Answer.class),
                row.getString(5));
    }
}

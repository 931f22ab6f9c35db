package dev.ringmaster.release.store;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.release.pipeline.Release;
import dev.ringmaster.release.pipeline.ReleaseState;
import dev.ringmaster.runtime.json.StoredJson;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of releases. */
@ApplicationScoped
public class ReleaseRepository {

    private static final StoredJson<ReleaseRef> REFS = new StoredJson<>(ReleaseRef.class);
    private static final StoredJson<ReleaseState> STATES = new StoredJson<>(ReleaseState.class);

    private static final String COLUMNS = "SELECT ref, risky, state, traceparent FROM release ";
    private static final String UNFINISHED = "phase NOT IN ('kept', 'ended') ";

    public void insert(LedgerTransaction tx, Release release) throws SQLException {
        PreparedStatement insert = tx.prepare("""
                INSERT INTO release (number, task, attempt, commit_hash, ref, risky, phase, state, traceparent, begun_at,
                  changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        ReleaseRef ref = release.ref();
        insert.setInt(1, release.id().number());
        insert.setString(2, ref.attempt().task().value());
        insert.setString(3, ref.attempt().attempt().toString());
        insert.setString(4, ref.commit());
        insert.setString(5, REFS.write(ref));
        insert.setInt(6, release.risky() ? 1 : 0);
        insert.setString(7, release.state().word());
        insert.setString(8, STATES.write(release.state()));
        insert.setString(9, tx.traceparent());
        insert.setLong(10, tx.now().toEpochMilli());
        insert.setLong(11, tx.now().toEpochMilli());
        insert.executeUpdate();
    }

    public void update(LedgerTransaction tx, Release release) throws SQLException {
        PreparedStatement update =
                tx.prepare("UPDATE release SET risky = ?, phase = ?, state = ?, changed_at = ? WHERE number = ?");
        update.setInt(1, release.risky() ? 1 : 0);
        update.setString(2, release.state().word());
        update.setString(3, STATES.write(release.state()));
        update.setLong(4, tx.now().toEpochMilli());
        update.setInt(5, release.id().number());
        update.executeUpdate();
    }

    /** The greatest number given, 0 where there is no release. */
    public int lastNumber(LedgerTransaction tx) throws SQLException {
        try (ResultSet row =
                tx.prepare("SELECT COALESCE(MAX(number), 0) FROM release").executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    public Optional<StoredRelease> find(LedgerTransaction tx, ReleaseId id) throws SQLException {
        PreparedStatement select = tx.prepare(COLUMNS + "WHERE number = ?");
        select.setInt(1, id.number());
        return read(select).stream().findFirst();
    }

    /** As it is committed. */
    public Optional<StoredRelease> find(Connection connection, ReleaseId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "WHERE number = ?")) {
            select.setInt(1, id.number());
            return read(select).stream().findFirst();
        }
    }

    /** All of a task that are neither kept nor ended. */
    public List<StoredRelease> findUnfinished(LedgerTransaction tx, TaskId task) throws SQLException {
        PreparedStatement select = tx.prepare(COLUMNS + "WHERE task = ? AND " + UNFINISHED + "ORDER BY number");
        select.setString(1, task.value());
        return read(select);
    }

    /** All of an attempt that are neither kept nor ended. */
    public List<StoredRelease> findUnfinished(LedgerTransaction tx, AttemptId attempt) throws SQLException {
        PreparedStatement select = tx.prepare(COLUMNS + "WHERE attempt = ? AND " + UNFINISHED + "ORDER BY number");
        select.setString(1, attempt.toString());
        return read(select);
    }

    public List<StoredRelease> findUnfinished(LedgerTransaction tx) throws SQLException {
        return read(tx.prepare(COLUMNS + "WHERE " + UNFINISHED + "ORDER BY number"));
    }

    /** As they are committed. */
    public List<StoredRelease> findUnfinished(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(COLUMNS + "WHERE " + UNFINISHED + "ORDER BY number")) {
            return read(select);
        }
    }

    /** The newest kept one: what the ring goes back to, or is taken back from. */
    public Optional<StoredRelease> findLastKept(LedgerTransaction tx) throws SQLException {
        return read(tx.prepare(COLUMNS + "WHERE phase = 'kept' ORDER BY changed_at DESC, number DESC LIMIT 1")).stream()
                .findFirst();
    }

    private static List<StoredRelease> read(PreparedStatement select) throws SQLException {
        List<StoredRelease> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Release release = new Release(
                        REFS.read(rows.getString("ref")),
                        rows.getInt("risky") == 1,
                        STATES.read(rows.getString("state")));
                found.add(new StoredRelease(release, rows.getString("traceparent")));
            }
        }
        return found;
    }
}

package dev.ringmaster.queue.store;

import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables {@code attempt_failure} and {@code answer}: what the next attempt of a task must be told. */
final class HistoryRepository {

    private final Json json;

    HistoryRepository(Json json) {
        this.json = json;
    }

    void addFailure(LedgerTransaction tx, TaskId task, EarlierFailure failure) throws SQLException {
        PreparedStatement add = tx.prepare("""
                INSERT INTO attempt_failure (task, number, attempt, message, detail) VALUES (?, ?, ?, ?, ?)
                """);
        add.setString(1, task.value());
        add.setInt(2, failure.number());
        add.setString(3, failure.attempt().toString());
        add.setString(4, failure.message());
        add.setString(5, failure.detail());
        add.executeUpdate();
    }

    /** Oldest first. */
    List<EarlierFailure> failuresOf(LedgerTransaction tx, TaskId task) throws SQLException {
        PreparedStatement query = tx.prepare("""
                SELECT number, attempt, message, detail FROM attempt_failure WHERE task = ? ORDER BY number
                """);
        query.setString(1, task.value());
        List<EarlierFailure> failures = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                failures.add(new EarlierFailure(
                        AttemptId.of(row.getString("attempt")),
                        row.getInt("number"),
                        row.getString("message"),
                        row.getString("detail")));
            }
        }
        return failures;
    }

    void saveAnswer(LedgerTransaction tx, Answer answer) throws SQLException {
        PreparedStatement save = tx.prepare("""
                INSERT INTO answer (task, decision, at, body) VALUES (?, ?, ?, ?) ON CONFLICT (task, decision) DO NOTHING
                """);
        save.setString(1, answer.task().value());
        save.setString(2, answer.decision().value());
        Columns.setInstant(save, 3, answer.at());
        save.setString(4, json.write(answer));
        save.executeUpdate();
    }

    /** Oldest first. */
    List<Answer> answersOf(LedgerTransaction tx, TaskId task) throws SQLException {
        PreparedStatement query = tx.prepare("SELECT body FROM answer WHERE task = ? ORDER BY at, decision");
        query.setString(1, task.value());
        List<Answer> answers = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                answers.add(json.read(row.getString("body"), Answer.class));
            }
        }
        return answers;
    }

    Optional<Answer> answerTo(LedgerTransaction tx, TaskId task, DecisionId decision) throws SQLException {
        return answersOf(tx, task).stream()
                .filter(answer -> answer.decision().equals(decision))
                .findFirst();
    }
}

package dev.ringmaster.scheduler.store;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table of prompts that no process has been started with yet. */
@ApplicationScoped
public class PromptRepository {

    public void insert(LedgerTransaction tx, AttemptId attempt, String prompt) throws SQLException {
        PreparedStatement insert = tx.prepare("INSERT INTO prompt (attempt, body) VALUES (?, ?)");
        insert.setString(1, attempt.toString());
        insert.setString(2, prompt);
        insert.executeUpdate();
    }

    public void delete(LedgerTransaction tx, AttemptId attempt) throws SQLException {
        PreparedStatement delete = tx.prepare("DELETE FROM prompt WHERE attempt = ?");
        delete.setString(1, attempt.toString());
        delete.executeUpdate();
    }

    public Optional<String> find(Connection connection, AttemptId attempt) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM prompt WHERE attempt = ?")) {
            select.setString(1, attempt.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}

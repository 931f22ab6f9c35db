package dev.ringmaster.api.view;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The view of the ring's components. */
@ApplicationScoped
public class ComponentRepository {

    private final Documents documents;

    ComponentRepository(Documents documents) {
        this.documents = documents;
    }

    public void put(LedgerTransaction tx, SystemEvent event) throws SQLException {
        switch (event) {
            case SystemEvent.ComponentRestarted restarted ->
                Query.in(tx, """
                                INSERT INTO view_component (component, version, started_at) VALUES (?, ?, ?)
                                ON CONFLICT (component) DO UPDATE SET version = excluded.version, started_at = excluded.started_at
                                """)
                        .bind(restarted.component())
                        .bind(restarted.version())
                        .bind(restarted.at().toEpochMilli())
                        .execute();
            // Its writer's own word on it follows.
            case SystemEvent.ConfigProposed proposed -> {}
            case SystemEvent.ConfigPrepared prepared ->
                config(tx, prepared.component(), "prepared", prepared.hash(), List.of());
            case SystemEvent.ConfigRejected rejected ->
                config(tx, rejected.component(), "rejected", rejected.hash(), rejected.problems());
            case SystemEvent.ConfigApplied applied ->
                config(tx, applied.component(), "applied", applied.hash(), waiting(applied));
        }
    }

    private static List<String> waiting(SystemEvent.ConfigApplied applied) {
        return applied.waiting().stream()
                .map(key -> key + " could open a door and waits for: ringmaster reload --confirm")
                .toList();
    }

    public Map<String, ComponentSummary> all(Connection connection) throws SQLException {
        Map<String, ComponentSummary> components = new TreeMap<>();
        Query.on(connection, "SELECT component, version, started_at, config, config_hash, problems FROM view_component")
                .list(row -> Optional.ofNullable(components.put(
                        row.getString(1),
                        new ComponentSummary(
                                row.getString(2),
                                row.getObject(3) == null ? null : Instant.ofEpochMilli(row.getLong(3)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6) == null
                                        ? List.of()
                                        : documents.read(row.getString(6), new TypeReference<List<String>>() {})))));
        return components;
    }

    private void config(LedgerTransaction tx, String component, String config, String hash, List<String> problems)
            throws SQLException {
        Query.in(tx, """
                        INSERT INTO view_component (component, config, config_hash, problems) VALUES (?, ?, ?, ?)
                        ON CONFLICT (component) DO UPDATE SET config = excluded.config, config_hash = excluded.config_hash,
                            problems = excluded.problems
                        """)
                .bind(component)
                .bind(config)
                .bind(hash)
                .bind(documents.write(problems))
                .execute();
    }
}

package dev.ringmaster.cli.release;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Copies a ring's databases while it runs, for a ring that is to try something on them. What the owner of a copy would go on with in the
 * world outside, such as an agent or a landing, is taken out of it.
 */
final class LedgerCopies {

    /** By component, what is removed: work under way. */
    private static final Map<Component, List<String>> UNDER_WAY = Map.of(
            Component.SCHEDULER_SERVICE,
            List.of("DELETE FROM attempt WHERE phase NOT IN ('finished', 'declined')", "DELETE FROM project"),
            Component.RELEASE_SERVICE,
            List.of("DELETE FROM release WHERE phase NOT IN ('kept', 'ended')", "DELETE FROM project"));

    private LedgerCopies() {}

    /** @return the components whose database there was */
    static List<Component> copy(RingFolder from, RingFolder to) throws IOException {
        List<Component> copied = new ArrayList<>();
        Files.createDirectories(to.data());
        for (Component component : Component.values()) {
            if (component.isService() && Files.exists(from.database(component))) {
                copy(from.database(component), to.database(component));
                calm(component, to.database(component));
                copied.add(component);
            }
        }
        return copied;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from + "?busy_timeout=10000");
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        } catch (SQLException failure) {
            throw new IOException(from + " could not be copied: " + failure.getMessage(), failure);
        }
    }

    private static void calm(Component component, Path database) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String sql : UNDER_WAY.getOrDefault(component, List.of())) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IOException("the copy of " + component.word() + "'s database: " + failure.getMessage(), failure);
        }
    }
}

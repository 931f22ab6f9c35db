package dev.ringmaster.cli.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies SQLite databases while their owners write. {@code VACUUM INTO} reads in one transaction, so the copy is the database as it was at
 * one moment, and it neither waits for the writer nor makes it wait; the backup API begins anew whenever another process has written.
 */
final class DatabaseCopy {

    private DatabaseCopy() {}

    /** @throws IOException if the database cannot be read or the copy not be written */
    static void make(Path database, Path copy) throws IOException {
        try (Connection connection = open(database);
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        } catch (SQLException failure) {
            throw new IOException(database + " cannot be copied: " + failure.getMessage(), failure);
        }
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** What SQLite finds wrong with a database; empty when nothing. */
    static List<String> faults(Path database) throws IOException {
        List<String> faults = new ArrayList<>();
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            while (rows.next()) {
                if (!rows.getString(1).equals("ok")) {
                    faults.add(database.getFileName() + ": " + rows.getString(1));
                }
            }
        } catch (SQLException failure) {
            faults.add(database.getFileName() + ": " + failure.getMessage());
        }
        return faults;
    }

    /** One text per row. */
    static List<String> texts(Path database, String query) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new IOException(database + " cannot be read: " + failure.getMessage(), failure);
        }
        return texts;
    }

    private static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database + "?busy_timeout=10000");
    }
}

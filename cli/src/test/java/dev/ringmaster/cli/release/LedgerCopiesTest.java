package dev.ringmaster.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCopiesTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsUnderWayIsTakenOutOfTheCopyAndStaysInTheOriginal() throws Exception {
        RingFolder ring = new RingFolder(Files.createDirectory(folder.resolve("ring")));
        RingFolder copy = new RingFolder(Files.createDirectory(folder.resolve("copy")));
        Files.createDirectories(ring.data());
        try (Connection open = open(ring, Component.SCHEDULER_SERVICE);
                Statement statement = open.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE project (id TEXT)");
            statement.execute("CREATE TABLE attempt (id TEXT, phase TEXT)");
            statement.execute("INSERT INTO attempt VALUES ('a', 'proven'), ('b', 'finished')");
            statement.execute("INSERT INTO project VALUES ('p')");

            assertThat(LedgerCopies.copy(ring, copy)).containsExactly(Component.SCHEDULER_SERVICE);

            assertThat(count(ring, "attempt")).isEqualTo(2);
        }
        assertThat(count(copy, "attempt")).as("only what has ended").isEqualTo(1);
        assertThat(count(copy, "project")).isZero();
    }

    private static int count(RingFolder ring, String table) throws SQLException {
        try (Connection connection = open(ring, Component.SCHEDULER_SERVICE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return row.getInt(1);
        }
    }

    private static Connection open(RingFolder ring, Component component) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + ring.database(component));
    }
}

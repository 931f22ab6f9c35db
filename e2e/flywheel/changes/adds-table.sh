# Brings a migration that only adds, with its test: going back from it is rehearsed on copies of the databases before it goes live.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
migrations=queue-service/src/main/resources/db/migration
last=$(ls "$migrations" | sed -n 's/^V\([0-9]*\)__.*/\1/p' | sort -n | tail -n 1)
number=$((last + 1))
migration=V${number}__note_of_the_flywheel.sql
table=flywheel_note_$number
cat >"$migrations/$migration" <<SQL
-- Nothing reads it.
CREATE TABLE $table (
  id INTEGER PRIMARY KEY,
  note TEXT
);
SQL
cat >queue-service/src/test/java/dev/ringmaster/queue/FlywheelNoteTest.java <<JAVA
package dev.ringmaster.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class FlywheelNoteTest {

    @Test
    void noteIsKept() throws Exception {
        try (InputStream migration = getClass().getResourceAsStream("/db/migration/$migration");
                Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            assertThat(migration).isNotNull();
            statement.executeUpdate(new String(migration.readAllBytes(), UTF_8));
            assertThat(statement.executeUpdate("INSERT INTO $table (note) VALUES ('seen')"))
                    .isEqualTo(1);
        }
    }
}
JAVA

package dev.ringmaster.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path temporary;

    private RingFolder ring;
    private RingFolder restored;
    private Path repository;

    @BeforeEach
    void createRing() throws IOException, InterruptedException, SQLException {
        ring = new RingFolder(Files.createDirectories(temporary.resolve("ring")));
        restored = new RingFolder(temporary.resolve("restored"));
        repository = Files.createDirectories(temporary.resolve("work"));
        Files.createDirectories(ring.data());
        Files.writeString(ring.settingsFile(), "[retry]\nmax_attempts = 2\n");
        Files.writeString(ring.token(), "secret");
        sql(
                "api-service",
                "CREATE TABLE project (id TEXT, definition TEXT, deleted INTEGER)",
                "INSERT INTO project VALUES ('work', '{\"id\":\"work\",\"repository\":\"" + repository
                        + "\",\"targetBranch\":\"main\"}', 0)");
        sql("queue-service", "CREATE TABLE task (id TEXT)", "INSERT INTO task VALUES ('work-1')");
        git("init", "-q", "-b", "main");
        commit("base");
        git("branch", "ringmaster/work-1/landed");
        git("checkout", "-q", "-b", "ringmaster/work-2/open");
        commit("unlanded");
        git("checkout", "-q", "main");
    }

    @Test
    void ringIsRestoredAsItWas() throws IOException, InterruptedException {
        Path backup = backup("manual");
        assertThat(backup).hasFileName("20260102T030405Z-manual");

        new Restore(backup, restored).run();

        assertThat(DatabaseCopy.texts(restored.data().resolve("queue-service.db"), "SELECT id FROM task"))
                .containsExactly("work-1");
        assertThat(restored.settingsFile()).hasSameTextualContentAs(ring.settingsFile());
        assertThat(restored.token()).doesNotExist();
    }

    @Test
    void whatIsWrittenMeanwhileIsNotWaitedForAndNotTaken() throws IOException, InterruptedException, SQLException {
        try (Connection writer = open("queue-service");
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO task VALUES ('work-2')");

            Path backup = backup("manual");
            writer.commit();

            assertThat(DatabaseCopy.texts(backup.resolve("data/queue-service.db"), "SELECT id FROM task"))
                    .containsExactly("work-1");
        }
    }

    @Test
    void workThatHasNotLandedComesBack() throws IOException, InterruptedException {
        Path backup = backup("manual");
        assertThat(Manifest.read(backup).bundles())
                .singleElement()
                .satisfies(
                        bundle -> assertThat(bundle.branches()).containsExactly("refs/heads/ringmaster/work-2/open"));
        String before = git("rev-parse", "ringmaster/work-2/open");
        git("branch", "-q", "-D", "ringmaster/work-2/open");

        List<String> said = new Restore(backup, restored).run();

        assertThat(git("rev-parse", "ringmaster/work-2/open")).isEqualTo(before);
        assertThat(said).anySatisfy(sentence -> assertThat(sentence).contains("1 of them brought back"));
    }

    @Test
    void damagedBackupIsRefusedAndNothingIsMade() throws IOException, InterruptedException {
        Path backup = backup("manual");
        Path file = backup.resolve("data/queue-service.db");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertThatIOException()
                .isThrownBy(() -> new Restore(backup, restored).run())
                .withMessageContaining("data/queue-service.db is not what was backed up");
        assertThat(restored.state()).doesNotExist();
    }

    @Test
    void brokenDatabaseIsFoundAlthoughItWasBackedUpAsItWas() throws IOException, InterruptedException {
        Files.writeString(ring.data().resolve("other.db"), "");
        Path backup = backup("manual");
        Path copy = backup.resolve("data/other.db");
        Files.writeString(copy, "this is no database, however long it may be looked at".repeat(40));
        Manifest old = Manifest.read(backup);
        List<Manifest.Entry> entries = new ArrayList<>(old.files());
        entries.removeIf(entry -> entry.path().equals("data/other.db"));
        entries.add(Manifest.Entry.of(backup, copy));
        new Manifest(NOW, "manual", old.home(), old.version(), entries, old.bundles()).write(backup);

        assertThatIOException()
                .isThrownBy(() -> new Restore(backup, restored).run())
                .withMessageContaining("other.db");
    }

    @Test
    void ringIsNeverRestoredOver() throws IOException, InterruptedException {
        Path backup = backup("manual");
        assertThatIOException()
                .isThrownBy(() -> new Restore(backup, ring).run())
                .withMessageContaining("holds a ring already");
        assertThat(ring.token()).hasContent("secret");
    }

    @Test
    void newestOfAReasonStayAndThoseByHandAll() throws IOException, InterruptedException {
        BackupShelf shelf = BackupShelf.of(ring);
        for (int day = 0; day < 4; day++) {
            new Backup(ring, "timer", NOW.plusSeconds(day * 86_400L)).into(shelf.folder());
            new Backup(ring, "manual", NOW.plusSeconds(day * 86_400L)).into(shelf.folder());
        }
        shelf.prune("timer", 2);
        shelf.prune("manual", 1);
        assertThat(shelf.all())
                .extracting(kept -> kept.path().getFileName().toString())
                .containsExactly(
                        "20260102T030405Z-manual",
                        "20260103T030405Z-manual",
                        "20260104T030405Z-manual",
                        "20260104T030405Z-timer",
                        "20260105T030405Z-manual",
                        "20260105T030405Z-timer");
    }

    private Path backup(String reason) throws IOException, InterruptedException {
        return new Backup(ring, reason, NOW).into(BackupShelf.of(ring).folder());
    }

    private Connection open(String service) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + ring.data().resolve(service + ".db") + "?journal_mode=WAL");
    }

    private void sql(String service, String... statements) throws SQLException {
        try (Connection connection = open(service);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private void commit(String name) throws IOException, InterruptedException {
        Files.writeString(repository.resolve(name), name);
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", name);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }
}

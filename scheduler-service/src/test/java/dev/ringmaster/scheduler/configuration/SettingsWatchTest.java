package dev.ringmaster.scheduler.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsWatchTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path home;

    private final AtomicInteger edits = new AtomicInteger();
    private final AtomicInteger wishes = new AtomicInteger();
    private SettingsWatch watch;
    private Path file;

    @BeforeEach
    void watch() throws IOException {
        file = home.resolve("ringmaster.toml");
        Files.writeString(file, "# one\n");
        open();
    }

    private void open() throws IOException {
        watch = new SettingsWatch(new RingFolder(home), edits::incrementAndGet, wishes::incrementAndGet);
    }

    @AfterEach
    void close() throws IOException {
        watch.close();
    }

    @Test
    void editIsTold() throws IOException {
        Files.writeString(file, "# two and more\n");

        await().atMost(SOON).until(() -> edits.get() > 0);
    }

    @Test
    void fileThatIsReplacedByARenameIsTold() throws IOException {
        Path other = Files.writeString(home.resolve(".ringmaster.toml.swp"), "# two\n");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        await().atMost(SOON).until(() -> edits.get() > 0);
    }

    @Test
    void linkThatLeadsElsewhereIsToldThoughNothingHappensInTheFolder() throws IOException {
        watch.close();
        Path versions = home.resolve("versions");
        Files.createDirectories(versions.resolve("1"));
        Files.createDirectories(versions.resolve("2"));
        Files.writeString(versions.resolve("1/ringmaster.toml"), "# one\n");
        Files.writeString(versions.resolve("2/ringmaster.toml"), "# two\n");
        Path current = Files.createSymbolicLink(versions.resolve("current"), Path.of("1"));
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("versions/current/ringmaster.toml"));
        open();

        Path next = Files.createSymbolicLink(versions.resolve("next"), Path.of("2"));
        Files.move(next, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        // Well before the look that is for files which are no links: an edit is to be in force two seconds later.
        await().atMost(Duration.ofMillis(1500)).until(() -> edits.get() > 0);
    }

    /** As a cluster's node writes a mounted ConfigMap: a new folder, then {@code ..data} is made to lead to it by a rename. */
    @Test
    void configMapThatIsMountedAnewIsTold() throws IOException {
        watch.close();
        Path mount = Files.createDirectories(home.resolve("etc"));
        Path mounted = mountConfigMap(mount, "# one\n", "..2026_01_01");
        Files.createSymbolicLink(mount.resolve("ringmaster.toml"), Path.of("..data/ringmaster.toml"));
        RingFolder ring = new RingFolder(home, mount.resolve("ringmaster.toml"), home.resolve("token"));
        watch = new SettingsWatch(ring, edits::incrementAndGet, wishes::incrementAndGet);

        mountConfigMap(mount, "# two\n", "..2026_01_02");
        deleteConfigMap(mounted);

        await().atMost(Duration.ofMillis(1500)).until(() -> edits.get() > 0);
        assertThat(ring.settingsFile()).hasContent("# two");
    }

    private static Path mountConfigMap(Path mount, String text, String version) throws IOException {
        Path folder = Files.createDirectory(mount.resolve(version));
        Files.writeString(folder.resolve("ringmaster.toml"), text);
        Path next = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(version));
        Files.move(next, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return folder;
    }

    private static void deleteConfigMap(Path folder) throws IOException {
        Files.delete(folder.resolve("ringmaster.toml"));
        Files.delete(folder);
    }

    @Test
    void settingsThatAreMountedNowhereHinderNothing() throws IOException {
        watch.close();
        RingFolder ring = new RingFolder(home, home.resolve("nowhere/ringmaster.toml"), home.resolve("token"));
        watch = new SettingsWatch(ring, edits::incrementAndGet, wishes::incrementAndGet);

        Files.writeString(ring.reloadRequest(), "please\n");

        await().atMost(SOON).until(() -> wishes.get() > 0);
    }

    @Test
    void otherFilesOfTheFolderAreNoEdit() throws IOException {
        Files.writeString(home.resolve("notes.md"), "something\n");
        Files.writeString(new RingFolder(home).reloadRequest(), "please\n");

        await().atMost(SOON).until(() -> wishes.get() > 0);
        assertThat(edits).hasValue(0);
    }

    @Test
    void thousandEditsASecondCostOneLookWhenTheyEnd() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor()) {
            EditQuiet quiet = new EditQuiet(() -> Duration.ofMillis(300), thread, looks::incrementAndGet);
            long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            int told = 0;
            while (System.nanoTime() < end) {
                quiet.edited();
                told++;
                Thread.onSpinWait();
            }
            assertThat(told).isGreaterThan(1000);
            assertThat(looks).as("while they go on").hasValue(0);

            await().atMost(SOON).until(() -> looks.get() == 1);
            quiet.edited();
            await().atMost(SOON).until(() -> looks.get() == 2);
        }
    }
}

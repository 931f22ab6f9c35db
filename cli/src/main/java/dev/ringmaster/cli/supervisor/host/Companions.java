package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.backup.BackupShelf;
import dev.ringmaster.cli.supervisor.process.DetachedLauncher;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.model.settings.HotReloadSettings;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The programs that the supervisor runs beside the components. They are processes of their own because they would be most of its memory;
 * the ring does without them, so their failure is told in their log and they are tried again later.
 */
public final class Companions {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final String HOT_RELOAD = "hot-reload";
    private static final String BACKUP = "backup";

    private final Ring ring;
    private final Supplier<Settings> settings;
    private final List<String> ringmaster;
    private final ProcessTable table = new ProcessTable();
    private final DetachedLauncher launcher = new DetachedLauncher(table);
    private Instant nextTry = Instant.MIN;
    private @Nullable HotReloadSettings startedWith;
    private Instant nextLook = Instant.MIN;

    /**
     * @param settings those in force at each moment
     * @param ringmaster the command that runs the client; empty where it is not installed, then there are no companions
     */
    public Companions(Ring ring, Supplier<Settings> settings, List<String> ringmaster) {
        this.ring = ring;
        this.settings = settings;
        this.ringmaster = List.copyOf(ringmaster);
    }

    /** Starts what should run and does not, and ends what runs by other settings; to be called now and then. */
    void look(Instant now) {
        if (ringmaster.isEmpty() || now.isBefore(nextTry)) {
            return;
        }
        try {
            HotReloadSettings wanted = settings.get().hotReload();
            if (startedWith != null && !startedWith.equals(wanted)) {
                startedWith = null;
                end(ring.folder());
            }
            if (wanted.enabled() && !runs(ring.folder(), table, HOT_RELOAD)) {
                nextTry = now.plus(BETWEEN_TRIES);
                startedWith = wanted;
                launch(HOT_RELOAD, List.of(), now);
            }
            if (!now.isBefore(nextLook)) {
                nextLook = now.plus(BETWEEN_LOOKS);
                backUpIfDue(now);
            }
        } catch (IOException failure) {
            System.err.println("ringmaster: " + failure.getMessage());
        }
    }

    private void backUpIfDue(Instant now) throws IOException {
        Path token = ring.folder().token();
        Instant since = Files.exists(token) ? Files.getLastModifiedTime(token).toInstant() : now;
        if (BackupShelf.of(ring.folder()).isDue(settings.get().backup(), since, now)
                && !runs(ring.folder(), table, BACKUP)) {
            launch(BACKUP, List.of("--reason", "timer"), now);
        }
    }

    private void launch(String word, List<String> arguments, Instant now) throws IOException {
        List<String> command = new ArrayList<>(ringmaster);
        command.add(word);
        command.addAll(arguments);
        launcher.launch(
                new DetachedLauncher.Order(
                        command,
                        ring.folder().state(),
                        Map.of(RingFolder.HOME_VARIABLE, ring.folder().home().toString()),
                        runFile(ring.folder(), word),
                        ring.folder().logs().resolve(word + ".log")),
                now);
    }

    /** Ends those that go with the supervisor. */
    static void end(RingFolder folder) throws IOException {
        ProcessTable table = new ProcessTable();
        Path file = runFile(folder, HOT_RELOAD);
        RunFiles.recorded(file).ifPresent(table::terminate);
        RunFiles.forget(file);
    }

    private static boolean runs(RingFolder folder, ProcessTable table, String word) {
        return RunFiles.recorded(runFile(folder, word)).filter(table::alive).isPresent();
    }

    private static Path runFile(RingFolder folder, String word) {
        return folder.run().resolve(word + ".json");
    }
}

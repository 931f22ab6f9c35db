package dev.ringmaster.cli.bench.adopt;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What the kernel and the scheduler's database show of a taking-up. */
public record Adoption(RingFolder folder) {

    /**
     * How many of these attempts are stored as running. Only to be asked while the scheduler lives: the last one to close its database tidies it
     * up, which is the work of its next start.
     */
    public int running(Collection<String> attempts) throws SQLException {
        int running = 0;
        try (Connection database =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.database(Component.SCHEDULER_SERVICE));
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM attempt WHERE phase = 'running'")) {
            while (rows.next()) {
                if (attempts.contains(rows.getString(1))) {
                    running++;
                }
            }
        }
        return running;
    }

    /** The inodes of the attempts' folders, which a watch on them names. */
    public Set<Long> inodes(Collection<String> attempts) throws IOException {
        Set<Long> inodes = new HashSet<>();
        for (String attempt : attempts) {
            inodes.add((Long) Files.getAttribute(folder.attempts().resolve(attempt), "unix:ino"));
        }
        return inodes;
    }

    /** The inodes that a process watches by inotify(7), as proc(5) tells: {@code inotify wd:… ino:<hex> …}. */
    public static Set<Long> watched(long pid) throws IOException {
        Set<Long> inodes = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                if (isInotify(descriptor)) {
                    Path info = Path.of("/proc/" + pid + "/fdinfo").resolve(descriptor.getFileName());
                    Files.readAllLines(info).stream()
                            .filter(line -> line.startsWith("inotify "))
                            .map(line -> line.replaceAll(".* ino:([0-9a-f]+) .*", "$1"))
                            .forEach(inode -> inodes.add(Long.parseLong(inode, 16)));
                }
            }
        }
        return inodes;
    }

    /** What a process has used of the processors so far; a busy machine makes it wait, but hardly makes it need more. */
    public static double processorMillis(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(used -> used.toNanos() / 1e6)
                .orElse(0.0);
    }

    private static boolean isInotify(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals("anon_inode:inotify");
        } catch (NoSuchFileException closedMeanwhile) {
            return false;
        }
    }
}

package dev.ringmaster.cli.reload;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Hears of changes below some folders, new folders too. What builds write (target), git's and Ringmaster's own files do not count. */
final class SourceWatch implements AutoCloseable {

    private static final Set<String> IGNORED = Set.of("target", ".git", ".ringmaster", "node_modules", ".idea");

    private final WatchService watch;
    private final Duration quiet;

    /**
     * @param quiet how long nothing may change before a change is told
     * @throws IOException if a folder cannot be watched, as one that does not exist
     */
    SourceWatch(List<Path> folders, Duration quiet) throws IOException {
        this.quiet = quiet;
        this.watch = folders.isEmpty()
                ? Path.of("").toAbsolutePath().getFileSystem().newWatchService()
                : folders.getFirst().getFileSystem().newWatchService();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IOException("hot_reload.watch_dirs names " + folder + ", and there is no such folder");
            }
            register(folder, new HashSet<>());
        }
    }

    /**
     * Waits for changes and then until it has been quiet.
     *
     * @param atMost how long to wait for the first
     * @return the files that changed; empty when there was none in time
     */
    Set<Path> changes(Duration atMost) throws InterruptedException {
        Set<Path> changed = new TreeSet<>();
        long wait = atMost.toMillis();
        try {
            for (WatchKey key = watch.poll(wait, TimeUnit.MILLISECONDS);
                    key != null;
                    key = watch.poll(changed.isEmpty() ? wait : quiet.toMillis(), TimeUnit.MILLISECONDS)) {
                take(key, changed);
            }
        } catch (ClosedWatchServiceException ended) {
            return Set.of();
        }
        return changed;
    }

    private void take(WatchKey key, Set<Path> changed) {
        Path folder = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                changed.add(folder);
            } else if (event.context() instanceof Path name && !isIgnored(name)) {
                Path file = folder.resolve(name);
                changed.add(file);
                if (Files.isDirectory(file)) {
                    try {
                        register(file, changed);
                    } catch (IOException goneAgain) {
                        // Its end is an event of its own.
                        continue;
                    }
                }
            }
        }
        key.reset();
    }

    /** Editors write a swap or backup file beside the real one. */
    private static boolean isIgnored(Path name) {
        String text = name.toString();
        return IGNORED.contains(text)
                || text.endsWith("~")
                || text.endsWith(".swp")
                || text.endsWith(".swx")
                || text.startsWith(".#");
    }

    private void register(Path folder, Set<Path> found) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                if (!each.equals(folder) && IGNORED.contains(each.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                each.register(
                        watch,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // What lay in a new folder before it was watched.
                found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }
}

package dev.ringmaster.scheduler.runtime.local;

import dev.ringmaster.scheduler.runtime.OutputWatch;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells listeners which files of a folder changed: one inotify instance and one thread for all of them. Thread-safe. */
final class FolderWatch implements AutoCloseable {
    /** What a listener is told when the kernel has dropped events: anything may have changed. */
    static final String ANYTHING = "";

    private final WatchService service;
    private final Map<WatchKey, List<Consumer<String>>> listeners = new HashMap<>();

    FolderWatch() throws IOException {
        service = FileSystems.getDefault().newWatchService();
        Thread.ofPlatform().daemon().name("folder-watch").start(this::listen);
    }

    /**
     * Tells the listener the names of files that are created, renamed into the folder or written to. It runs on the one watching thread:
     * it must be quick and must not throw.
     */
    OutputWatch watch(Path folder, Consumer<String> listener) throws IOException {
        synchronized (listeners) {
            WatchKey key = folder.register(
                    service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            listeners.computeIfAbsent(key, k -> new CopyOnWriteArrayList<>()).add(listener);
            return () -> forget(key, listener);
        }
    }

    private void forget(WatchKey key, Consumer<String> listener) {
        synchronized (listeners) {
            List<Consumer<String>> others = listeners.get(key);
            if (others != null && others.remove(listener) && others.isEmpty()) {
                listeners.remove(key);
                key.cancel();
            }
        }
    }

    private void listen() {
        try {
            while (true) {
                WatchKey key = service.take();
                List<Consumer<String>> told;
                synchronized (listeners) {
                    told = listeners.getOrDefault(key, List.of());
                }
                for (WatchEvent<?> event : key.pollEvents()) {
                    String name = event.context() instanceof Path path ? path.toString() : ANYTHING;
                    told.forEach(listener -> listener.accept(name));
                }
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            // Closing is how this thread ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}

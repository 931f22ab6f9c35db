package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.supervisor.process.ComponentLog;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;

/** What a supervisor sees to now and then, on its own thread: that logs stay bounded, and that its companions run. */
record Upkeep(RingFolder folder, Companions companions, InstantSource clock) implements Runnable {

    @Override
    public void run() {
        try (Stream<Path> logs = Files.list(folder.logs())) {
            for (Path log :
                    logs.filter(file -> file.toString().endsWith(".log")).toList()) {
                new ComponentLog(log).turnOverInUse();
            }
        } catch (IOException | UncheckedIOException failure) {
            // A full disk, for one: the ring's work matters more than its logs.
            System.err.println("ringmaster: a log could not be turned over: " + failure.getMessage());
        }
        companions.look(clock.instant());
    }
}

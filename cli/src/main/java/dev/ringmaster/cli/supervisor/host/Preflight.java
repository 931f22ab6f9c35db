package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.process.Probe;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.TokenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** What must be right before anything of a ring is started. Each failure is one sentence and its remedy. */
public final class Preflight {

    /** Below this the databases, the broker's log and the agents' output soon find no room. */
    private static final long LEAST_FREE = 200_000_000;

    private Preflight() {}

    /** @throws CommandFailure naming the first thing that is wrong */
    public static void check(Ring ring) {
        createState(ring.folder());
        free(ring.folder());
        RunFiles files = new RunFiles(ring.folder(), new ProcessTable());
        Set<Component> stopped = files.stopped();
        for (Component component : ring.components()) {
            if (!stopped.contains(component) && files.live(component).isEmpty()) {
                takenPort(ring, component).ifPresent(sentence -> {
                    throw new CommandFailure(ExitCode.FAILED, sentence, "Nothing was started.");
                });
            }
        }
    }

    /** A sentence when a port that the component needs is another program's. */
    public static Optional<String> takenPort(Ring ring, Component component) {
        String host = component == Component.BROKER ? "127.0.0.1" : RingStates.host(ring.settings());
        int port = component.port(ring.settings());
        if (!Probe.free(host, port)) {
            return Optional.of(taken(port, component, ""));
        }
        return component == Component.BROKER && !Probe.free(host, port + 1)
                ? Optional.of(taken(port + 1, component, " (it needs " + port + " and " + (port + 1) + ")"))
                : Optional.empty();
    }

    private static String taken(int port, Component component, String why) {
        String key = component == Component.BROKER
                ? "port under [kafka]"
                : component.shortName() + "_port under [components]";
        return "port " + port + " for " + component.word() + why
                + " is taken by another program: stop that program, or set " + key + " in ringmaster.toml";
    }

    private static void createState(RingFolder folder) {
        try {
            if (!Files.isDirectory(folder.home())) {
                throw new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "the ring's folder " + folder.home() + " does not exist",
                        "Create it first.");
            }
            if (!Files.isDirectory(folder.state())) {
                Files.createDirectory(
                        folder.state(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            for (Path place : Set.of(folder.run(), folder.logs(), folder.data())) {
                Files.createDirectories(place);
            }
            TokenFile.readOrCreate(folder.token());
        } catch (IOException | UncheckedIOException failure) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    folder.state() + " cannot be written: " + failure.getMessage(),
                    "Nothing was started. Make room or give yourself the right to write there.",
                    failure);
        }
    }

    private static void free(RingFolder folder) {
        try {
            long free = Files.getFileStore(folder.state()).getUsableSpace();
            if (free < LEAST_FREE) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "the disk that holds " + folder.state() + " has only " + free / 1_000_000
                                + " MB left, and the ring needs " + LEAST_FREE / 1_000_000,
                        "Nothing was started. Make room and try again.");
            }
        } catch (IOException unknown) {
            // A file system that does not say how full it is gets the benefit of the doubt.
            return;
        }
    }
}

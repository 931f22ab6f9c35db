package dev.ringmaster.cli.doctor;

import dev.ringmaster.cli.supervisor.host.Preflight;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.process.Probe;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Checks one ring: its folder, its ports, its workers and its broker. */
final class RingCheckup {

    private static final long LEAST_FREE = 200_000_000;
    private static final long COMFORTABLE = 2_000_000_000;
    private static final Duration TOLERABLE = Duration.ofSeconds(5);

    private final Ring ring;
    private final Tools tools;
    private final InstantSource clock;

    RingCheckup(Ring ring, Tools tools, InstantSource clock) {
        this.ring = ring;
        this.tools = tools;
        this.clock = clock;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        ring.warnings().forEach(warning -> findings.add(Finding.note("ringmaster.toml", warning, "")));
        findings.add(disk());
        findings.add(clock());
        findings.add(token());
        ports(findings);
        broker(findings);
        workers(findings);
        return findings;
    }

    private Path place() {
        return Files.isDirectory(ring.folder().state())
                ? ring.folder().state()
                : ring.folder().home();
    }

    private Finding disk() {
        Path place = place();
        if (!Files.isWritable(place)) {
            return Finding.problem("disk", place + " cannot be written", "Give yourself the right to write there.");
        }
        try {
            long free = Files.getFileStore(place).getUsableSpace();
            String room = free / 1_000_000 + " MB free in " + place;
            if (free < LEAST_FREE) {
                return Finding.problem("disk", "only " + room, "Make room: the ring does not start below 200 MB.");
            }
            return free < COMFORTABLE
                    ? Finding.note("disk", "only " + room, "Make room before many agents run.")
                    : Finding.ok("disk", room);
        } catch (IOException unknown) {
            return Finding.note("disk", "does not say how full it is: " + unknown.getMessage(), "");
        }
    }

    /** A file system of another machine with another clock would make times of agents and services disagree. */
    private Finding clock() {
        try {
            Path probe = Files.createTempFile(place(), ".clock", "");
            Instant written = Files.getLastModifiedTime(probe).toInstant();
            Files.delete(probe);
            Duration apart = Duration.between(written, clock.instant()).abs();
            return apart.compareTo(TOLERABLE) < 0
                    ? Finding.ok("clock", "agrees with the disk's")
                    : Finding.problem(
                            "clock",
                            "differs by " + apart.toSeconds() + " s from the disk's",
                            "Synchronise the clocks (NTP) of this machine and of the disk's server.");
        } catch (IOException notWritable) {
            return Finding.note("clock", "could not be compared with the disk's", "");
        }
    }

    private Finding token() {
        Path token = ring.folder().token();
        if (!Files.exists(token)) {
            return Finding.ok("token", "is made by the first start");
        }
        try {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(token));
            return mode.equals("rw-------")
                    ? Finding.ok("token", "is readable by you alone")
                    : Finding.problem("token", token + " has mode " + mode, "chmod 600 " + token);
        } catch (IOException | UnsupportedOperationException noModes) {
            return Finding.note("token", "its mode is unknown: " + noModes.getMessage(), "");
        }
    }

    private void ports(List<Finding> findings) {
        RunFiles files = new RunFiles(ring.folder(), new ProcessTable());
        for (Component component : ring.components()) {
            String subject = "port " + component.port(ring.settings());
            if (files.live(component).isPresent()) {
                findings.add(Finding.ok(subject, component.word() + " runs there"));
            } else {
                findings.add(Preflight.takenPort(ring, component)
                        .map(sentence -> Finding.problem(subject, "is taken by another program", sentence))
                        .orElseGet(() -> Finding.ok(subject, "is free for " + component.word())));
            }
        }
    }

    private void broker(List<Finding> findings) {
        if (ring.settings().kafka().isEmbedded()) {
            return;
        }
        for (String server : ring.settings().kafka().bootstrapServers().split(",")) {
            int colon = server.lastIndexOf(':');
            boolean answers =
                    Probe.answersKafka(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
            findings.add(
                    answers
                            ? Finding.ok("broker", server + " answers")
                            : Finding.problem(
                                    "broker",
                                    server + " does not answer as a Kafka broker",
                                    "Start it, or mend kafka.bootstrap_servers in ringmaster.toml."));
        }
    }

    private void workers(List<Finding> findings) {
        if (ring.settings().workers().isEmpty()) {
            findings.add(Finding.note(
                    "workers", "there are none, so no task can run", "Add a [[workers]] entry to ringmaster.toml."));
        }
        for (WorkerSettings worker : ring.settings().workers()) {
            String command = ring.folder().resolveCommand(worker.command());
            String subject = "worker " + worker.name();
            findings.add(tools.find(command)
                    .map(found -> Finding.ok(subject, "is " + found))
                    .orElseGet(() -> Finding.problem(
                            subject, "its command " + command + " does not exist or cannot be run", fix(command))));
            if (worker.sandbox().isOn() && new IsolationCheckup(tools).sandbox().level() != Finding.Level.OK) {
                findings.add(Finding.problem(
                        subject,
                        "asks for a sandbox, and none can be made here; it gets no tasks",
                        "Mend what is said of the sandbox, or set sandbox = \"none\" in ringmaster.toml."));
            }
        }
    }

    private static String fix(String command) {
        return command.endsWith("/demo-agent")
                ? "ringmaster build installs it."
                : "Install it, or mend its command in ringmaster.toml.";
    }
}

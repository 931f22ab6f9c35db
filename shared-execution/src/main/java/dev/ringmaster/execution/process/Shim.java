package dev.ringmaster.execution.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The installed {@code agent-shim.sh}: starts commands that outlive this process. Thread-safe. */
public final class Shim {
    /** The environment variable by which processes of a run are known that have left its session; its value is the run's folder. */
    public static final String MARKER = "RINGMASTER_RUN";

    /** What must be on the search path of a command that is started through it, besides the command's own needs. */
    public static final List<String> PROGRAMS = List.of("sh", "env", "ln", "mv", "setsid", "sleep", "sync");

    private static final String RESOURCE = "agent-shim.sh";
    private static final String RESET = "env --default-signal=HUP,INT,QUIT";
    // The shim takes these out of the environment before it starts the command.
    private static final String CGROUP = "RINGMASTER_SHIM_CGROUP";
    private static final String FILE_BLOCKS = "RINGMASTER_SHIM_FILE_BLOCKS";
    // The unit of ulimit -f, by POSIX.
    private static final long BLOCK = 512;
    private static final int LOST_THE_CLAIM = 75;

    private final Path script;

    private Shim(Path script) {
        this.script = script;
    }

    /**
     * Writes the script into a folder, whole or not at all. A shell that runs the earlier one keeps reading that.
     *
     * @throws IOException if it cannot be written
     */
    public static Shim install(Path folder) throws IOException, InterruptedException {
        String text;
        try (InputStream resource = Objects.requireNonNull(Shim.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!canResetSignals()) {
            text = text.replace("shim_reset='" + RESET + "'", "shim_reset=");
        }
        Path script = Files.createDirectories(folder).toAbsolutePath().resolve(RESOURCE);
        if (!Files.exists(script) || !Files.readString(script).equals(text)) {
            Path aside = script.resolveSibling(RESOURCE + "." + UUID.randomUUID());
            Files.writeString(aside, text);
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(aside, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Shim(script);
    }

    public Path script() {
        return script;
    }

    /**
     * Starts a command unless its folder is claimed; returns when it is exec'd or known not to be.
     *
     * @throws IOException if no process could be started
     */
    public ShimStart start(ShimCommand command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                "setsid",
                "/bin/sh",
                script.toString(),
                command.folder().path().toAbsolutePath().toString(),
                (command.input() ? "stdin" : "file") + (command.errorsApart() ? "+errors" : ""),
                command.workingDirectory().toAbsolutePath().toString(),
                "--"));
        line.addAll(command.line());
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(command.folder().path().toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        builder.environment().put(MARKER, markerValue(command.folder()));
        Confinement confinement = command.confinement();
        if (confinement.cgroup() != null) {
            builder.environment().put(CGROUP, confinement.cgroup().toString());
        }
        if (confinement.fileBytes() > 0) {
            builder.environment().put(FILE_BLOCKS, Long.toString(Math.ceilDiv(confinement.fileBytes(), BLOCK)));
        }
        Process shim = builder.start();
        try (BufferedReader answer = shim.inputReader(StandardCharsets.US_ASCII)) {
            String told = answer.readLine();
            if (told != null) {
                return new ShimStart.Started(parse(told), shim);
            }
        }
        return whyNot(command, shim.waitFor());
    }

    /** The {@code NAME=value} that every process of a run inherits. */
    public static String marker(RunFolder folder) {
        return MARKER + "=" + markerValue(folder);
    }

    private static String markerValue(RunFolder folder) {
        return folder.path().toAbsolutePath().normalize().toString();
    }

    private static RunRecord parse(String told) {
        String[] words = told.split(" ", 5);
        return new RunRecord(
                new ProcessIdentity(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]),
                new ProcessIdentity(Long.parseLong(words[3]), Long.parseLong(words[4]), words[2]));
    }

    private static ShimStart whyNot(ShimCommand command, int exitCode) throws IOException {
        if (exitCode == LOST_THE_CLAIM) {
            return new ShimStart.Claimed();
        }
        String said = lastLine(command.folder().outputFile());
        return new ShimStart.Failed("the command was not started (the shim ended with " + exitCode
                + (said == null ? ")" : ": " + said + ")"));
    }

    private static @Nullable String lastLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? null : lines.getLast();
    }

    private static boolean canResetSignals() throws InterruptedException {
        List<String> line = new ArrayList<>(List.of(RESET.split(" ", -1)));
        line.add("true");
        try {
            return new ProcessBuilder(line)
                            .redirectError(Redirect.DISCARD)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

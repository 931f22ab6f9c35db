package dev.ringmaster.execution.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of one run of one command, as {@code agent-shim.sh} fills it: who runs it ({@code process.json}) and how it ended
 * ({@code exit.json}). Whoever links {@code process.json} first has the claim, the shim or {@link #withdraw}.
 */
public record RunFolder(Path path) {
    private static final String WITHDRAWN = "{\"withdrawn\":true}";
    private static final Pattern IDENTITY = Pattern.compile("\\{\"pid\":(\\d+),\"startTicks\":(\\d+),"
            + "\"shimPid\":(\\d+),\"shimStartTicks\":(\\d+),\"bootId\":\"([0-9a-f-]+)\"}");
    private static final Pattern EXIT = Pattern.compile("\\{\"exitCode\":(\\d{1,3})}");

    public Path processFile() {
        return path.resolve("process.json");
    }

    public Path exitFile() {
        return path.resolve("exit.json");
    }

    public Path outputFile() {
        return path.resolve("output.log");
    }

    /** Standard error, where it is kept apart from the output. */
    public Path errorsFile() {
        return path.resolve("errors.log");
    }

    public boolean isClaimed() {
        return Files.exists(processFile());
    }

    /**
     * Takes the claim, so that no command ever starts here.
     *
     * @return false if somebody has the claim already
     */
    public boolean withdraw() throws IOException {
        Files.createDirectories(path);
        Path claim = path.resolve("claim." + UUID.randomUUID());
        Files.writeString(claim, WITHDRAWN + "\n");
        try {
            Files.createLink(processFile(), claim);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.delete(claim);
        }
    }

    /** Says where the command stands; {@code Lost} only after the exit record was looked for once more. */
    public RunState state(ProcessTable table) throws IOException {
        Optional<String> text = read(processFile());
        if (text.isEmpty()) {
            return new RunState.Unclaimed();
        }
        if (text.get().strip().equals(WITHDRAWN)) {
            return new RunState.Withdrawn();
        }
        Optional<RunState> ended = ended();
        if (ended.isPresent()) {
            return ended.get();
        }
        Optional<RunRecord> record = parse(text.get());
        if (record.filter(r -> table.isAlive(r.command()) || table.isAlive(r.shim()))
                .isPresent()) {
            return new RunState.Running(record.get(), modified(processFile()));
        }
        Optional<RunState> late = ended();
        return late.isPresent() ? late.get() : new RunState.Lost(proof(record, table));
    }

    /** Who runs the command; empty where nobody has claimed the folder, or the claim was withdrawn. */
    public Optional<RunRecord> record() throws IOException {
        return read(processFile()).flatMap(RunFolder::parse);
    }

    private static String proof(Optional<RunRecord> record, ProcessTable table) {
        if (record.isEmpty()) {
            return "its identity record is damaged, as by a loss of power, and there is no exit record";
        }
        ProcessIdentity command = record.get().command();
        return command.bootId().equals(table.bootId())
                ? "process " + command.pid() + " (start ticks " + command.startTicks() + ") and its shim "
                        + record.get().shim().pid() + " are gone and there is no exit record"
                : "the machine was started anew since (boot id " + command.bootId() + ", now " + table.bootId()
                        + ") and there is no exit record";
    }

    private Optional<RunState> ended() throws IOException {
        Optional<String> text = read(exitFile());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher exit = EXIT.matcher(text.get().strip());
        if (!exit.matches()) {
            return Optional.empty();
        }
        // The shim writes the code the moment it has it, so the file's own time is when the command ended.
        ExitRecord ended = new ExitRecord(Integer.parseInt(exit.group(1)), modified(exitFile()));
        return Optional.of(new RunState.Ended(ended, modified(processFile())));
    }

    private static Optional<RunRecord> parse(String text) {
        Matcher matcher = IDENTITY.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String boot = matcher.group(5);
        return Optional.of(new RunRecord(
                new ProcessIdentity(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), boot),
                new ProcessIdentity(Long.parseLong(matcher.group(3)), Long.parseLong(matcher.group(4)), boot)));
    }

    private static Instant modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}

package dev.ringmaster.cli.bench.adopt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Agents that write their beginning and end into a journal outside of the ring and wait, without using the processor, for the code to
 * end with. The journal is the evidence: the ring neither writes nor reads it.
 *
 * @param folder exists; holds the agent's program, the journal, and a pipe for each task
 */
public record WitnessAgents(Path folder) {

    private static final String PROGRAM = """
            #!/bin/sh
            mkfifo "%1$s/$RINGMASTER_TASK" 2>/dev/null
            echo "start $RINGMASTER_TASK $RINGMASTER_ATTEMPT" >>"%1$s/journal"
            read -r code <"%1$s/$RINGMASTER_TASK"
            echo "end $RINGMASTER_TASK $code" >>"%1$s/journal"
            exit "$code"
            """;

    public static WitnessAgents in(Path folder) throws IOException {
        WitnessAgents agents = new WitnessAgents(folder);
        Files.createFile(agents.journal());
        Files.writeString(agents.program(), PROGRAM.formatted(folder));
        Files.setPosixFilePermissions(agents.program(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return agents;
    }

    public Path program() {
        return folder.resolve("agent");
    }

    /** How often an agent of each task has started; tasks of which none has are not in it. */
    public Map<String, Long> starts() throws IOException {
        return lines("start").collect(Collectors.groupingBy(words -> words[1], Collectors.counting()));
    }

    /** The attempt that each task's agent was started for. */
    public Map<String, String> attempts() throws IOException {
        return lines("start").collect(Collectors.toMap(words -> words[1], words -> words[2], (first, again) -> first));
    }

    /** The code with which each task's agent went. */
    public Map<String, Integer> codes() throws IOException {
        return lines("end")
                .collect(Collectors.toMap(
                        words -> words[1], words -> Integer.parseInt(words[2]), (first, again) -> first));
    }

    public void awaitStarts(Collection<String> tasks, Duration limit) throws IOException {
        await(tasks, limit, true);
    }

    /** Lets a task's agent end. */
    public void release(String task, int code) throws IOException {
        Files.write(folder.resolve(task), (code + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    }

    public void awaitEnds(Collection<String> tasks, Duration limit) throws IOException {
        await(tasks, limit, false);
    }

    private void await(Collection<String> tasks, Duration limit, boolean start) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!(start ? starts().keySet() : codes().keySet()).containsAll(tasks)) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "not all agents had " + (start ? "started" : "ended") + " after " + limit.toSeconds() + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    private Stream<String[]> lines(String word) throws IOException {
        return Files.readAllLines(journal()).stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 3 && words[0].equals(word));
    }
}

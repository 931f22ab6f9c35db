package dev.ringmaster.scheduler.faults;

import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.scheduler.runtime.CleanEnvironment;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Agents that write what happens to them into a journal of their own, outside of what is tested, and wait without using the processor
 * until they are let go with an exit code.
 *
 * @param folder exists
 */
record Witness(Path folder) {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String AGENT = """
            mkfifo "$WITNESS/$ATTEMPT.gate"
            echo "start $ATTEMPT $$" >>"$WITNESS/journal"
            echo begun
            read -r code <"$WITNESS/$ATTEMPT.gate"
            echo ended
            echo "end $ATTEMPT $$" >>"$WITNESS/journal"
            exit "$code"
            """;

    LaunchRequest agent(AttemptId attempt) {
        return agent(attempt, AGENT);
    }

    LaunchRequest agent(AttemptId attempt, String script) {
        return new LaunchRequest(
                attempt, "sh", List.of("-c", script), "", PromptDelivery.FILE, folder, environment(attempt));
    }

    Map<String, String> environment(AttemptId attempt) {
        Map<String, String> environment = new TreeMap<>(CleanEnvironment.of(System.getenv(), List.of()));
        environment.put("WITNESS", folder.toString());
        environment.put("ATTEMPT", attempt.toString());
        Path first = folder.resolve("bin");
        if (Files.isDirectory(first)) {
            environment.put("PATH", first + ":" + environment.get("PATH"));
        }
        return environment;
    }

    /** Puts a program before all others of its name on the path of agents and their shims; {@code $REAL} is the path without it. */
    void replace(String program, String script) {
        try {
            Path file = Files.createDirectories(folder.resolve("bin")).resolve(program);
            Files.writeString(file, "#!/bin/sh\nREAL=${PATH#*:}\n" + script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets an agent end that waits, or is about to. */
    void release(AttemptId attempt, int code) {
        try {
            Files.writeString(folder.resolve(attempt + ".gate"), code + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the journal that begin with the word, then the attempt. */
    long count(String word, AttemptId attempt) {
        return lines("journal").stream()
                .filter(line -> line.startsWith(word + " " + attempt))
                .count();
    }

    void awaitCount(String word, AttemptId attempt) {
        await(attempt + " writes " + word)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> count(word, attempt) > 0);
    }

    /** The process of an attempt that has started. */
    long pid(AttemptId attempt) {
        return lines("journal").stream()
                .filter(line -> line.startsWith("start " + attempt))
                .map(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void awaitFile(Path file) {
        await(file + " appears").atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> Files.exists(file));
    }

    static void awaitEnd(long pid) {
        await("process " + pid + " ends")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !isRunning(pid));
    }

    /** Whether a process runs; one that only waits to be collected does not. */
    static boolean isRunning(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException gone) {
            return false;
        }
    }
}

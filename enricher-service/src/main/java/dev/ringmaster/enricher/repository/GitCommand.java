package dev.ringmaster.enricher.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs git to read a repository, with a limit on time and on output. It never writes there, asks nobody and fetches nothing. */
final class GitCommand {

    private static final List<String> ALWAYS = List.of(
            "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager", "--no-optional-locks");

    private final Duration limit;
    private final int mostBytes;

    /** @param mostBytes a command that prints more has failed */
    GitCommand(Duration limit, int mostBytes) {
        this.limit = limit;
        this.mostBytes = mostBytes;
    }

    /** What the command printed, or empty when it failed for whatever reason. */
    Optional<byte[]> run(Path repository, List<String> arguments, String input) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(ALWAYS);
        command.addAll(List.of("-C", repository.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        prepare(builder.environment(), repository);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.empty();
        }
        Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(process::destroyForcibly, later);
        try (InputStream out = process.getInputStream()) {
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            byte[] printed = out.readNBytes(mostBytes + 1);
            if (printed.length > mostBytes) {
                return Optional.empty();
            }
            return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            alarm.cancel(false);
            process.destroyForcibly();
        }
    }

    private static void prepare(Map<String, String> environment, Path repository) {
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        environment.put("LC_ALL", "C");
        Path parent = repository.getParent();
        if (parent != null) {
            // A folder that is no repository must not be answered for by one above it.
            environment.put("GIT_CEILING_DIRECTORIES", parent.toString());
        }
    }
}

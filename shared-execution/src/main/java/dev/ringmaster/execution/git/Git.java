package dev.ringmaster.execution.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Calls the git program with argument lists. Nothing that a repository or a person has set up runs by it: no hooks, file system monitor,
 * external diff, pager, editor, signing, garbage collection or submodules. Filters of attributes, such as large file storage, do run.
 */
public final class Git {
    private static final List<String> SETTINGS = List.of(
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "core.pager=cat",
            "core.editor=true",
            "core.quotePath=false",
            "gc.auto=0",
            "maintenance.auto=false",
            "commit.gpgSign=false",
            "log.showSignature=false",
            "merge.verifySignatures=false",
            "merge.autoStash=false",
            "rerere.enabled=false",
            "submodule.recurse=false",
            "worktree.useRelativePaths=false",
            "advice.detachedHead=false",
            "protocol.ext.allow=never");

    // A person's own git command holds its locks for a moment.
    private static final int LOCK_TURNS = 10;
    private static final Duration BETWEEN_LOCK_TURNS = Duration.ofMillis(100);

    private final String program;
    private final Map<String, String> identity;
    private final Duration limit;

    /**
     * @param identity the {@code GIT_AUTHOR_…} and {@code GIT_COMMITTER_…} of commits
     * @param limit > 0; a command that takes longer is ended and has failed
     */
    public Git(Map<String, String> identity, Duration limit) {
        this("git", identity, limit);
    }

    /** @param program its path, or its name where the search path leads to it */
    public Git(String program, Map<String, String> identity, Duration limit) {
        this.program = program;
        this.identity = Map.copyOf(identity);
        this.limit = limit;
    }

    /** Runs a command that may fail. */
    public GitResult run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        return run(folder, arguments, "");
    }

    /**
     * Runs a command that must succeed.
     *
     * @return its output
     * @throws GitFailedException with git's own complaint
     */
    public GitResult must(Path folder, List<String> arguments) throws IOException, InterruptedException {
        return must(folder, arguments, "");
    }

    public GitResult must(Path folder, List<String> arguments, String input) throws IOException, InterruptedException {
        GitResult result = run(folder, arguments, input);
        if (!result.succeeded()) {
            throw new GitFailedException(
                    "git " + String.join(" ", arguments) + " failed in " + folder + ": " + result.complaint());
        }
        return result;
    }

    /** Runs a command that may fail; one that met a lock of another git command is run again, for about a second in all. */
    public GitResult run(Path folder, List<String> arguments, String input) throws IOException, InterruptedException {
        GitResult result = runOnce(folder, arguments, input);
        for (int turn = 0; turn < LOCK_TURNS && result.metALock(); turn++) {
            Thread.sleep(BETWEEN_LOCK_TURNS);
            result = runOnce(folder, arguments, input);
        }
        return result;
    }

    private GitResult runOnce(Path folder, List<String> arguments, String input)
            throws IOException, InterruptedException {
        Process process = builder(folder, arguments).start();
        CompletableFuture<String> output = drain(process.getInputStream());
        CompletableFuture<String> errors = drain(process.getErrorStream());
        try {
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading: its exit code says why.
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new GitFailedException(
                        "git " + arguments.getFirst() + " took longer than " + limit.toSeconds() + " s in " + folder);
            }
            return new GitResult(process.exitValue(), output.get(), errors.get());
        } catch (ExecutionException e) {
            throw new IOException("git's output could not be read", e);
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private ProcessBuilder builder(Path folder, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(program, "--no-pager", "--no-optional-locks"));
        for (String setting : SETTINGS) {
            line.add("-c");
            line.add(setting);
        }
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("LC_ALL", "C");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_ASKPASS", "true");
        environment.put("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
        environment.putAll(identity);
        return builder;
    }

    private static CompletableFuture<String> drain(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().name("git-output").start(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                text.completeExceptionally(e);
            }
        });
        return text;
    }
}

package dev.ringmaster.e2e.conformance.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs CLIs through the kit's script {@code drive}, which knows the arguments of each.
 *
 * @param kit the folder e2e/conformance
 * @param cache where {@code install} put the CLIs
 * @param server the model server's address
 * @param workplace a folder of this driver's own; a CLI's home and worktree are made in it
 */
public record Driver(Path kit, Path cache, String server, Path workplace) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What a CLI identifies itself with. */
    public enum Login {
        KEY,
        ACCOUNT,
        NONE
    }

    public Path home() {
        return workplace.resolve("home");
    }

    public Path worktree() {
        return workplace.resolve("worktree");
    }

    /** Makes the worktree: a git repository with a check that wants a greeting. */
    public void prepare() throws IOException {
        Files.createDirectories(worktree());
        Files.writeString(worktree().resolve("check.sh"), """
                #!/bin/sh
                # The project's test: passes when the greeting is there.
                grep -q hello greeting.txt || { echo 'check: no greeting' >&2; exit 1; }
                echo 'check: ok'
                """);
        for (List<String> command : List.of(
                List.of("git", "init", "-q"),
                List.of("git", "add", "."),
                List.of("git", "-c", "user.name=kit", "-c", "user.email=kit@localhost", "commit", "-qm", "Start"))) {
            execute(command, worktree(), "");
        }
    }

    /** Runs a CLI to its end, which is made for it after a minute. */
    public CliRun run(WorkerCli cli, Login login, String prompt, Optional<String> resume) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                kit.resolve("drive").toString(),
                cli.name(),
                "--server",
                server,
                "--home",
                home().toString(),
                "--folder",
                worktree().toString(),
                "--cache",
                cache.toString(),
                "--login",
                login.name().toLowerCase(Locale.ROOT)));
        resume.ifPresent(session -> command.addAll(List.of("--resume", session)));
        return execute(command, workplace, prompt);
    }

    private CliRun execute(List<String> command, Path folder, String input) throws IOException {
        Path in = Files.writeString(Files.createTempFile(workplace, "in", ""), input);
        Path out = Files.createTempFile(workplace, "out", "");
        Path err = Files.createTempFile(workplace, "err", "");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            boolean wasStopped = !process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (wasStopped) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String text = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
            return new CliRun(process.exitValue(), text.lines().toList(), Files.readString(err), wasStopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
    }
}

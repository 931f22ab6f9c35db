package dev.ringmaster.e2e.conformance.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A ring in a folder and on ports of its own whose workers are real CLIs that find their model on loopback. */
final class RingHome implements AutoCloseable {

    private static final int RUNS_ALREADY = 5;
    private static final long LIMIT_SECONDS = 180;

    private final Path checkout;
    private final Path folder;
    private final int apiPort;
    private final Map<String, String> variables = new TreeMap<>();

    /**
     * Writes the settings; starts nothing.
     *
     * @param cache where the CLIs are installed
     */
    RingHome(Path checkout, Path folder, Path cache, List<RingWorker> workers) throws IOException {
        this.checkout = checkout;
        this.folder = folder;
        List<Integer> ports = freePorts();
        this.apiPort = ports.getFirst();
        Files.createDirectories(folder);
        StringBuilder settings = new StringBuilder("""
                [components]
                api_port = %d
                queue_port = %d
                enricher_port = %d
                scheduler_port = %d

                [kafka]
                port = %d

                [retry]
                initial_backoff = "1s"
                max_backoff = "2s"
                quota_jitter = "0s"

                """.formatted(ports.toArray()));
        settings.append(CliOfRing.PRICES);
        for (RingWorker worker : workers) {
            WorkerCli cli = worker.cli();
            settings.append('\n').append(worker.settings(cache));
            variables.putAll(CliOfRing.variables(cli, worker.model()));
            Path home = Files.createDirectories(folder.resolve(".ringmaster/workers/" + worker.name() + "/home"));
            for (Map.Entry<String, String> file :
                    CliOfRing.files(cli, worker.model()).entrySet()) {
                Path path = home.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        Files.writeString(folder.resolve("ringmaster.toml"), settings);
    }

    String apiAddress() {
        return "http://127.0.0.1:" + apiPort + "/api/v1";
    }

    String token() throws IOException {
        return Files.readString(folder.resolve(".ringmaster/token")).strip();
    }

    void up() throws IOException {
        int code = run(folder, checkout.resolve("ringmaster").toString(), "up", "-d");
        if (code != 0 && code != RUNS_ALREADY) {
            throw new IOException("up ended with " + code + ": " + Files.readString(folder.resolve("command.log")));
        }
    }

    /** Ends the ring, also one that is only about to come up; harmless where none runs. */
    @Override
    public void close() throws IOException {
        run(folder, checkout.resolve("ringmaster").toString(), "down", "--now");
    }

    /** Runs a program in a folder, with the variables that the CLIs need; what it says goes to a log. */
    int run(Path where, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("command.log").toFile()));
        builder.environment().put("RINGMASTER_HOME", folder.toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException("took longer than " + LIMIT_SECONDS + " s: " + List.of(command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return process.exitValue();
    }

    /** Keeps what the API said, for whoever looks for what went wrong. */
    synchronized void note(JsonNode told) throws IOException {
        Files.writeString(
                folder.resolve("attempts.jsonl"), told + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A repository with a target branch that nobody has checked out. */
    Path createRepository(String name) throws IOException {
        Path repository = Files.createDirectories(folder.resolve("repositories").resolve(name));
        Files.write(
                repository.resolve("check.sh"),
                "#!/bin/sh\ngrep -q hello greeting.txt && echo 'check: ok'\n".getBytes(StandardCharsets.UTF_8));
        Files.writeString(repository.resolve(".gitignore"), "check.out\n");
        for (String[] arguments : List.of(
                new String[] {"git", "init", "-q", "-b", "main"},
                new String[] {"git", "add", "."},
                new String[] {
                    "git", "-c", "user.name=Kit", "-c", "user.email=kit@localhost", "commit", "-q", "-m", "Start"
                },
                new String[] {"git", "checkout", "-q", "-b", "bystander"})) {
            if (run(repository, arguments) != 0) {
                throw new IOException("failed: " + String.join(" ", arguments));
            }
        }
        return repository;
    }

    /** Four ports, and a fifth whose next one is free too. */
    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            while (ports.size() < 4) {
                held.add(new ServerSocket(0));
                ports.add(held.getLast().getLocalPort());
            }
            while (ports.size() < 5) {
                ServerSocket first = new ServerSocket(0);
                held.add(first);
                if (isFree(first.getLocalPort() + 1)) {
                    ports.add(first.getLocalPort());
                }
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

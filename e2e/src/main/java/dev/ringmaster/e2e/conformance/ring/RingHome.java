package dev.ringmaster.e2e.conformance.ring;

import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A ring in a folder and on ports of its own, with one worker: a real CLI that finds its model on loopback. */
final class RingHome implements AutoCloseable {

    private static final int RUNS_ALREADY = 5;
    private static final long LIMIT_SECONDS = 180;

    private final Path checkout;
    private final Path folder;
    private final WorkerCli cli;
    private final String model;
    private final int apiPort;

    /**
     * Writes the settings; starts nothing.
     *
     * @param cache where the CLIs are installed
     * @param model the address of the fake model server
     */
    RingHome(Path checkout, Path folder, WorkerCli cli, Path cache, String model) throws IOException {
        this.checkout = checkout;
        this.folder = folder;
        this.cli = cli;
        this.model = model;
        List<Integer> ports = freePorts();
        this.apiPort = ports.getFirst();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("ringmaster.toml"), """
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

                [[workers]]
                name = "%s"
                type = "%s"
                command = "%s"
                timeout = "2m"
                env = [%s]
                """.formatted(
                        ports.get(0),
                        ports.get(1),
                        ports.get(2),
                        ports.get(3),
                        ports.get(4),
                        cli.name(),
                        CliOfRing.type(cli),
                        cli.programIn(cache),
                        CliOfRing.variables(cli, model).keySet().stream()
                                .sorted()
                                .map(name -> '"' + name + '"')
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("")));
        Path home = Files.createDirectories(folder.resolve(".ringmaster/workers/" + cli.name() + "/home"));
        for (Map.Entry<String, String> file : CliOfRing.files(cli, model).entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
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

    @Override
    public void close() throws IOException {
        run(folder, checkout.resolve("ringmaster").toString(), "down", "--now");
    }

    /** Runs a program in a folder, with the variables that the CLI needs; what it says goes to a log. */
    int run(Path where, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("command.log").toFile()));
        builder.environment().put("RINGMASTER_HOME", folder.toString());
        builder.environment().putAll(CliOfRing.variables(cli, model));
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("took longer than " + LIMIT_SECONDS + " s: " + List.of(command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return process.exitValue();
    }

    /** A repository with a target branch that nobody has checked out. */
    Path createRepository() throws IOException {
        Path repository = Files.createDirectories(folder.resolve("repository"));
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

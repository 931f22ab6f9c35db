package dev.ringmaster.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A broker in a process of its own, as the supervisor runs it. */
final class BrokerProcess implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final Path errors;
    private final CompletableFuture<String> output = new CompletableFuture<>();
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();

    private BrokerProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        Thread.ofVirtual().start(this::drain);
    }

    static BrokerProcess start(Path dir, int port) throws IOException {
        Path errors = Files.createTempFile("broker", ".log");
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        "--data-dir=" + dir,
                        "--port=" + port)
                .toList();
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new BrokerProcess(process, errors);
    }

    /** The first line of its standard output. */
    String awaitReady() throws Exception {
        return firstLine.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    int awaitExit() throws Exception {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the broker did not end: " + errors());
        }
        return process.exitValue();
    }

    /** All of its standard output, once it has ended. */
    String output() throws Exception {
        return output.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    void terminate() {
        process.toHandle().destroy();
    }

    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws Exception {
        kill();
        Files.delete(errors);
    }

    private void drain() {
        StringBuilder all = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                all.append(line).append('\n');
                firstLine.complete(line);
            }
            firstLine.completeExceptionally(new AssertionError("ended without a word: " + errors()));
            output.complete(all.toString());
        } catch (IOException e) {
            output.completeExceptionally(e);
        }
    }
}

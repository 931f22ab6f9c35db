package dev.ringmaster.scheduler.ring;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, which can be killed. */
final class SchedulerProcess {

    private final Path home;
    private final int port;
    private final Process process;

    private SchedulerProcess(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** Starts it; the ring's settings lie in the home. */
    static SchedulerProcess start(Path home, int port) {
        return start(home, port, Map.of());
    }

    /** @param environment in addition to this process's own */
    static SchedulerProcess start(Path home, int port, Map<String, String> environment) {
        return start(home, port, environment, List.of());
    }

    /** @param within what it is started by, such as {@code unshare} with its options; may be empty */
    static SchedulerProcess start(Path home, int port, Map<String, String> environment, List<String> within) {
        List<String> command = new ArrayList<>(within);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Dringmaster.home=" + home,
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString()));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("scheduler.log").toFile()));
            builder.environment().putAll(environment);
            return new SchedulerProcess(home, port, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SchedulerProcess awaitReady() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            await("the scheduler in " + home + " is ready")
                    .atMost(Duration.ofSeconds(40))
                    .ignoreExceptions()
                    .until(() -> process.isAlive()
                            && client.send(request, HttpResponse.BodyHandlers.discarding())
                                            .statusCode()
                                    == 200);
        }
        return this;
    }

    /** Asks it to stop, and kills it when it is well on its way. */
    void killWhileItStops() throws InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.MILLISECONDS);
        kill();
    }

    /** Asks it to stop, as a container's runtime does; returns at once. */
    void terminate() {
        boolean within = process.info().command().orElse("").endsWith("unshare");
        (within ? process.children().findFirst().orElseThrow() : process.toHandle()).destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

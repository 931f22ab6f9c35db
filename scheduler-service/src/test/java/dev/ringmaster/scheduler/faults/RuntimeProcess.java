package dev.ringmaster.scheduler.faults;

import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.LaunchResult;
import dev.ringmaster.scheduler.runtime.local.LocalProcessRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A process of its own with the runtime that launches, adopts and ends agents: as much of the service as matters here, and it can be killed. */
final class RuntimeProcess implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Process process;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private int asked;

    private RuntimeProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("answers").start(this::listen);
    }

    /** @param prefix what runs the process, such as {@code setpriv}; usually nothing */
    static RuntimeProcess start(Path folder, String... prefix) throws IOException {
        List<String> command = new ArrayList<>(Arrays.asList(prefix));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                RuntimeProcess.class.getName(),
                folder.toString()));
        return new RuntimeProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    long pid() {
        return process.pid();
    }

    /** What came of launching the witness of an attempt. */
    String launch(AttemptId attempt) {
        return answer(ask("launch", attempt));
    }

    String find(AttemptId attempt) {
        return answer(ask("find", attempt));
    }

    /** Takes an attempt up as a service does after its start: launches it unless somebody has, then waits for its end. */
    String takeUp(AttemptId attempt) {
        return answer(ask("takeUp", attempt));
    }

    /** Asks without waiting for the answer. @return what to give {@link #answer} */
    String ask(String what, AttemptId attempt) {
        String key = Integer.toString(++asked);
        try {
            process.getOutputStream().write((key + " " + what + " " + attempt + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return key;
    }

    String answer(String key) {
        await("answer " + key)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> answers.containsKey(key) || !process.isAlive());
        return answers.getOrDefault(key, "");
    }

    /** How the attempt ended, as the process that took it up was told. */
    String awaitOver(AttemptId attempt) {
        return answer("over-" + attempt);
    }

    RuntimeProcess kill() {
        process.destroyForcibly();
        process.onExit().join();
        return this;
    }

    void awaitDeath() {
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 2);
                if (answers.putIfAbsent(words[0], words[1]) != null) {
                    answers.put(words[0], "told twice: " + words[1]);
                }
            }
        } catch (IOException killed) {
            return;
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Witness witness = new Witness(folder);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LocalProcessRuntime runtime = new LocalProcessRuntime(folder.resolve("attempts"));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 3);
            out.println(words[0] + " " + done(runtime, witness, words[1], AttemptId.of(words[2]), out));
        }
        System.exit(0);
    }

    private static String done(
            LocalProcessRuntime runtime, Witness witness, String what, AttemptId attempt, PrintStream out) {
        try {
            return switch (what) {
                case "launch" -> word(runtime.launch(witness.agent(attempt)));
                case "find" -> word(runtime.find(attempt));
                case "takeUp" -> {
                    LaunchResult launched = runtime.launch(witness.agent(attempt));
                    runtime.onExit(attempt).thenAccept(over -> out.println("over-" + attempt + " " + word(over)));
                    yield word(launched);
                }
                case "end" -> {
                    runtime.stop(attempt, Duration.ofMinutes(5));
                    yield "asked";
                }
                default -> throw new IllegalArgumentException(what);
            };
        } catch (UncheckedIOException e) {
            return "unknown: " + String.valueOf(e.getCause()).replace('\n', ' ');
        }
    }

    private static String word(LaunchResult result) {
        return switch (result) {
            case LaunchResult.Started _ -> "started";
            case LaunchResult.AlreadyClaimed _ -> "claimed";
            case LaunchResult.CommandNotFound notFound -> "not found: " + notFound.reason();
            case LaunchResult.Failed failed -> "failed: " + failed.reason().replace('\n', ' ');
        };
    }

    private static String word(AttemptLiveness liveness) {
        return switch (liveness) {
            case AttemptLiveness.Running _ -> "running";
            case AttemptLiveness.Exited exited -> "exited " + exited.exit().exitCode();
            case AttemptLiveness.NeverStarted _ -> "never started";
            case AttemptLiveness.Lost lost -> "lost: " + lost.proof();
        };
    }
}

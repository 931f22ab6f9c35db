package dev.ringmaster.scheduler.runtime.local;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.CleanEnvironment;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.scheduler.runtime.LaunchResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A program that measures how many agents a second this runtime launches and sees the end of; not part of the service. */
public final class SpawnRate {

    private final LocalProcessRuntime runtime;
    private final Path folder;
    private final int inFlight;
    private final String program;

    private SpawnRate(LocalProcessRuntime runtime, Path folder, int inFlight, String program) {
        this.runtime = runtime;
        this.folder = folder;
        this.inFlight = inFlight;
        this.program = program;
    }

    /**
     * Reads counts, one on each line of its standard input, launches that many agents and prints how many a second that were.
     *
     * @param args a folder for attempts, how many run at one time, the program that is the agent
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        try (LocalProcessRuntime runtime = new LocalProcessRuntime(folder)) {
            SpawnRate rate = new SpawnRate(runtime, folder, Integer.parseInt(args[1]), args[2]);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(rate.perSecond(Integer.parseInt(line)));
            }
        }
    }

    private double perSecond(int count) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        List<Future<?>> lanes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(inFlight)) {
            for (int lane = 0; lane < inFlight; lane++) {
                int share = count / inFlight + (lane < count % inFlight ? 1 : 0);
                lanes.add(threads.submit(() -> run(share)));
            }
        }
        for (Future<?> lane : lanes) {
            lane.get();
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private int run(int count) throws IOException, InterruptedException, ExecutionException {
        for (int i = 0; i < count; i++) {
            AttemptId attempt = new AttemptId(UUID.randomUUID());
            // As for a project without a workspace, each agent has a folder of its own to work in.
            Path work = Files.createDirectory(folder.resolve("work-" + attempt));
            LaunchResult launched = runtime.launch(new LaunchRequest(
                    attempt,
                    program,
                    List.of(),
                    "Do nothing.\n",
                    PromptDelivery.STDIN,
                    work,
                    CleanEnvironment.of(System.getenv(), List.of())));
            AttemptLiveness over = runtime.onExit(attempt).toCompletableFuture().get();
            if (!(launched instanceof LaunchResult.Started)
                    || !(over instanceof AttemptLiveness.Exited exited
                            && exited.exit().exitCode() == 0)) {
                throw new IOException("a launch came to " + launched + " and " + over);
            }
        }
        return count;
    }
}

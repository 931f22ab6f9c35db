package dev.ringmaster.cli.demo;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.Surroundings;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.RingAccess;
import dev.ringmaster.cli.output.Ink;
import dev.ringmaster.cli.supervisor.command.DetachedUp;
import dev.ringmaster.cli.supervisor.command.DownCommand;
import dev.ringmaster.cli.supervisor.command.RingTable;
import dev.ringmaster.cli.supervisor.control.ControlClient;
import dev.ringmaster.cli.supervisor.control.ControlReply;
import dev.ringmaster.cli.supervisor.control.ControlRequest;
import dev.ringmaster.cli.supervisor.host.Preflight;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.model.id.Capability;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole ring at work on a sample repository. */
@Command(
        name = "demo",
        description = {
            "Watch the ring do twelve dependent tasks on a small sample repository, with the agent that comes with Ringmaster.",
            "Starts the ring if it does not run; Ctrl+C stops what was started. Needs no account and no network.",
            "Exits with 1 when anything is not done at the end."
        },
        footer = {"", "Examples:", "  ringmaster demo", "  ringmaster demo --exit      and stop everything at the end"})
public final class DemoCommand implements Callable<Integer> {

    private static final int READY_SECONDS = 90;

    private final RingmasterCommand root;
    private volatile boolean started;

    @Option(names = "--exit", description = "Stop what the demo started when it is over.")
    private boolean exit;

    @Option(
            names = "--keep",
            description = "With --exit, leave the ring running when something is not done, to look at it.")
    private boolean keep;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "Give up on the tasks after this long (default: 300).")
    private int timeLimit;

    public DemoCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Ring ring = Ring.of(root);
        requireWorker(ring);
        Path example = example();
        boolean good = false;
        Thread interrupted = new Thread(() -> stop(ring), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            up(ring);
            good = run(ring, example);
        } catch (IOException failure) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the demo could not go on: " + failure.getMessage(),
                    "See ringmaster status and ringmaster doctor.",
                    failure);
        } finally {
            // Not there any more when Ctrl+C was pressed: then the hook is at work.
            if (removed(interrupted)) {
                finish(ring, good);
            }
        }
        return good ? ExitCode.OK.code() : ExitCode.FAILED.code();
    }

    private static void requireWorker(Ring ring) {
        Capability demo = new Capability("demo");
        if (ring.settings().workers().stream()
                .noneMatch(worker -> worker.capabilities().contains(demo))) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "no worker in " + ring.folder().settingsFile() + " has the capability demo",
                    "Add a [[workers]] entry with name = \"demo\", command = \".ringmaster/app/bin/demo-agent\" and capabilities = [\"demo\"].");
        }
    }

    private void up(Ring ring) throws IOException {
        Surroundings around = root.surroundings();
        Optional<ControlReply> running = new ControlClient(ring.folder())
                .ask(new ControlRequest.AwaitReady(READY_SECONDS), around.err()::println);
        if (running.isPresent()) {
            if (!running.get().ok()) {
                throw new IOException(
                        "the ring runs but is not ready: " + running.get().message());
            }
            around.err().println("Uses the ring that runs in " + ring.folder().home() + ".");
            return;
        }
        Preflight.check(ring);
        around.err().println("Starting the ring in " + ring.folder().home() + ".");
        started = true;
        if (!new DetachedUp(ring, around).run()) {
            throw new IOException("the ring did not become ready");
        }
    }

    private boolean run(Ring ring, Path example) throws IOException, InterruptedException {
        PrintStream out = root.surroundings().out();
        ApiClient api = RingAccess.client(root);
        DemoRun run = new DemoRun(api, example, ring.folder().state().resolve("demo"));
        DemoRun.Started demo = run.start();
        out.println();
        out.println("Project " + demo.project() + " in " + demo.repository().folder() + ": "
                + demo.tasks().size() + " tasks whose gates fail now.");
        Ink ink = Ink.of(root);
        boolean inPlace = root.surroundings().terminal()
                && !root.surroundings()
                        .environment()
                        .getOrDefault("TERM", "dumb")
                        .equals("dumb");
        long began = System.nanoTime();
        List<DemoTask> tasks = run.watch(demo, new LiveTable(out, inPlace, ink), Duration.ofSeconds(timeLimit));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        boolean good = new DemoReport(out, run, demo).print(tasks, took);
        if (took.toSeconds() >= timeLimit) {
            root.surroundings()
                    .err()
                    .println("ringmaster: the demo was given up after its time limit of " + timeLimit
                            + " s; see ringmaster status and ringmaster list --project " + demo.project());
        }
        out.println();
        RingTable.addresses(out, ring);
        return good;
    }

    private void finish(Ring ring, boolean good) {
        PrintStream err = root.surroundings().err();
        if (!started) {
            return;
        }
        if (exit && (good || !keep)) {
            stop(ring);
        } else {
            err.println("The ring runs on. See ringmaster status; ringmaster down stops it.");
        }
    }

    private static boolean removed(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return false;
        }
    }

    private void stop(Ring ring) {
        if (!started) {
            return;
        }
        try {
            new DownCommand(root).call();
        } catch (IOException failure) {
            root.surroundings()
                    .err()
                    .println("ringmaster: the ring in " + ring.folder().home() + " could not be stopped: "
                            + failure.getMessage());
        }
    }

    private static Path example() {
        String checkout = System.getProperty("ringmaster.checkout", "");
        Path example = Path.of(checkout, "examples", "textkit");
        if (checkout.isEmpty() || !Files.isDirectory(example)) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the sample in examples/textkit is missing",
                    "Run the ringmaster script of a whole checkout.");
        }
        return example;
    }
}

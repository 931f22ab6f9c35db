package dev.ringmaster.cli.bench;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.bench.checkout.CheckoutBench;
import dev.ringmaster.cli.bench.restart.RestartBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the installed ring in a temporary one of its own; the ring of this folder is not touched. */
@Command(
        name = "bench",
        description = {
            "Measure the installed programs. Prints one line of JSON; figures are medians, with _min and _max beside them.",
            "Runs a ring of its own in a temporary folder. Nothing else should be busy on the machine meanwhile."
        },
        footer = {
            "",
            "Examples:",
            "  ringmaster bench startup --runs 5",
            "  ringmaster bench memory",
            "  ringmaster bench dispatch",
            "  ringmaster bench spawn",
            "  ringmaster bench adopt --agents 40",
            "  ringmaster bench restart",
            "  ringmaster bench reload",
            "  ringmaster bench import issues.jsonl",
            "  ringmaster bench rank --tasks 10000 --shape layered",
            "  ringmaster bench queue"
        })
public final class BenchCommand implements Runnable {

    private final RingmasterCommand root;

    public BenchCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new CommandFailure(
                ExitCode.USAGE,
                "bench needs to know what to measure",
                "One of: startup, memory, dispatch, spawn, adopt, restart, reload, import, rank, queue. See ringmaster bench --help.");
    }

    @Command(
            name = "startup",
            description = "Process start to ready: each component alone, and the whole ring.",
            footer = {"", "Example:", "  ringmaster bench startup --runs 5"})
    int startup(
            @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "Rounds (default: 5).")
                    int runs) {
        return measured(err -> new StartupBench(runs, err).run());
    }

    @Command(
            name = "memory",
            description = "Proportional set size of an idle ring with its supervisor.",
            footer = {"", "Example:", "  ringmaster bench memory"})
    int memory(
            @Option(
                            names = "--idle",
                            paramLabel = "SECONDS",
                            defaultValue = "30",
                            description = "Idle time before (default: 30).")
                    int idle) {
        return measured(err -> new MemoryBench(Duration.ofSeconds(idle), err).run());
    }

    @Command(
            name = "dispatch",
            description = "Ready to exec, and tasks per second beside xargs -P2, with an agent that does nothing.",
            footer = {"", "Example:", "  ringmaster bench dispatch --tasks 500"})
    int dispatch(
            @Option(
                            names = "--tasks",
                            paramLabel = "N",
                            defaultValue = "500",
                            description = "Tasks for throughput (default: 500).")
                    int tasks,
            @Option(
                            names = "--single",
                            paramLabel = "N",
                            defaultValue = "200",
                            description = "Tasks for latency (default: 200).")
                    int single,
            @Option(
                            names = "--every",
                            paramLabel = "MILLIS",
                            defaultValue = "50",
                            description = "Time between two of these (default: 50).")
                    int every,
            @Option(
                            names = "--slots",
                            paramLabel = "N",
                            defaultValue = "8",
                            description = "Attempts at one time (default: 8).")
                    int slots,
            @Option(
                            names = "--rounds",
                            paramLabel = "N",
                            defaultValue = "3",
                            description = "Rounds of throughput (default: 3).")
                    int rounds) {
        return measured(err -> new DispatchBench(
                        new DispatchBench.Shape(tasks, single, Duration.ofMillis(every), slots, rounds), err)
                .run());
    }

    @Command(
            name = "spawn",
            description = "Agents started and ended a second by the scheduler's launcher, beside xargs -P2.",
            footer = {"", "Example:", "  ringmaster bench spawn --spawns 500"})
    int spawn(
            @Option(
                            names = "--spawns",
                            paramLabel = "N",
                            defaultValue = "500",
                            description = "Programs a round (default: 500).")
                    int spawns,
            @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Rounds (default: 3).")
                    int rounds) {
        return measured(err -> new SpawnBench(spawns, rounds, err).run());
    }

    @Command(
            name = "adopt",
            description = {
                "Kills the scheduler with agents alive: from its new process until all of them are taken up.",
                "A fourth of them ends while it is down. doubled: starts beyond one of each task.",
                "lost_exit_codes: those that the ring does not have as the agents gave them."
            },
            footer = {"", "Example:", "  ringmaster bench adopt --agents 40"})
    int adopt(
            @Option(
                            names = "--agents",
                            paramLabel = "N",
                            defaultValue = "40",
                            description = "Agents alive at the kill (default: 40).")
                    int agents,
            @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Rounds (default: 3).")
                    int rounds) {
        return measured(err -> new AdoptBench(InstalledRing.installed(), agents, rounds, err).run());
    }

    @Command(
            name = "restart",
            description = {
                "Replaces each component while clients read, write and follow the event stream.",
                "gap_ms: from the component's last answer to its first. requests_failed: those that trying again did not help."
            },
            footer = {"", "Example:", "  ringmaster bench restart"})
    int restart(
            @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Rounds (default: 3).")
                    int rounds) {
        return measured(err -> new RestartBench(rounds, err).run());
    }

    @Command(
            name = "reload",
            description = "An edit of ringmaster.toml until every service uses it.",
            footer = {"", "Example:", "  ringmaster bench reload"})
    int reload(
            @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Rounds (default: 5).")
                    int rounds) {
        return measured(err -> new ReloadBench(rounds, err).run());
    }

    @Command(
            name = "import",
            description = {
                "The import command of a beads file until the queue has ranked all of it.",
                "answered_ms: until the command ends."
            },
            footer = {"", "Example:", "  ringmaster bench import .beads/issues.jsonl"})
    int importing(
            @Parameters(paramLabel = "FILE", description = "A beads JSONL file.") Path file,
            @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Rounds (default: 3).")
                    int rounds) {
        Path absolute = root.surroundings().workingDirectory().resolve(file).toAbsolutePath();
        return measured(err -> new ImportBench(absolute, rounds, err).run());
    }

    @Command(
            name = "rank",
            description = {
                "Ranks a drawn project as queue-service does, beside JGraphT on the same graph. Needs the checkout.",
                "status_change_ms and structural_change_ms: the copy of the graph and all scores after one change."
            },
            footer = {"", "Example:", "  ringmaster bench rank --tasks 10000 --shape random"})
    int rank(
            @Option(names = "--tasks", paramLabel = "N", defaultValue = "1000", description = "Tasks (default: 1000).")
                    int tasks,
            @Option(
                            names = "--shape",
                            paramLabel = "SHAPE",
                            defaultValue = "random",
                            description = "random, layered, chain or local (default: random).")
                    String shape) {
        if (tasks < 10 || !List.of("random", "layered", "chain", "local").contains(shape)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "bench rank takes 10 tasks or more, and one of four shapes",
                    "One of: random, layered, chain, local.");
        }
        return measured(err -> new CheckoutBench(err, "rank", Integer.toString(tasks), shape).run());
    }

    @Command(
            name = "queue",
            description = {
                "Status changes a second through queue-service's handler and its SQLite file. Needs the checkout.",
                "Each batch is durable before the next one; no broker, no agents. created_per_s: tasks taken in."
            },
            footer = {"", "Example:", "  ringmaster bench queue --tasks 4000"})
    int queue(
            @Option(
                            names = "--tasks",
                            paramLabel = "N",
                            defaultValue = "2000",
                            description = "Tasks a round (default: 2000).")
                    int tasks,
            @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Rounds (default: 5).")
                    int rounds,
            @Option(
                            names = "--batch",
                            paramLabel = "N",
                            defaultValue = "500",
                            description = "Most records in a batch (default: 500, as a poll brings them).")
                    int batch) {
        if (tasks < 1 || rounds < 1 || batch < 1) {
            throw new CommandFailure(ExitCode.USAGE, "bench queue takes whole numbers from 1 on", "");
        }
        return measured(err -> new CheckoutBench(
                        err, "queue", Integer.toString(tasks), Integer.toString(rounds), Integer.toString(batch))
                .run());
    }

    @FunctionalInterface
    private interface Measurement {
        Object run(PrintStream err) throws IOException, InterruptedException;
    }

    private int measured(Measurement measurement) {
        PrintStream err = root.surroundings().err();
        try {
            InstalledRing.noteUntrained(err);
            root.surroundings().out().println(measurement.run(err));
            return ExitCode.OK.code();
        } catch (IOException failure) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the measurement failed: " + failure.getMessage(),
                    "Nothing of it was kept.",
                    failure);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", "", hurried);
        }
    }
}

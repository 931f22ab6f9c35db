package dev.ringmaster.cli.doctor;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.agent.launch.Launch;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.WorkerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares each worker's program, as it is installed, with what its type uses of it. */
final class WorkerCheckup {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+([\\w.+-]*\\w)?");

    private final Ring ring;
    private final Tools tools;
    private final ProgramProbe probe;

    WorkerCheckup(Ring ring, Tools tools) {
        this(ring, tools, new ProgramProbe(LIMIT));
    }

    WorkerCheckup(Ring ring, Tools tools, ProgramProbe probe) {
        this.ring = ring;
        this.tools = tools;
        this.probe = probe;
    }

    List<Finding> run() {
        List<WorkerSettings> workers = ring.settings().workers();
        if (workers.isEmpty()) {
            return List.of(Finding.note(
                    "workers", "there are none, so no task can run", "Add a [[workers]] entry to ringmaster.toml."));
        }
        // At once: an agent takes seconds to say its version, and one that hangs holds up no other.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Finding>>> answers = workers.stream()
                    .map(worker -> threads.submit((Callable<List<Finding>>) () -> check(worker)))
                    .toList();
            List<Finding> findings = new ArrayList<>();
            for (Future<List<Finding>> answer : answers) {
                findings.addAll(answer.get());
            }
            return findings;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker could not be checked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<Finding> check(WorkerSettings worker) {
        String subject = "worker " + worker.name();
        String command = ring.folder().resolveCommand(worker.command());
        Optional<Path> program = tools.find(command);
        if (program.isEmpty()) {
            return List.of(Finding.problem(
                    subject,
                    "its command " + command + " does not exist or cannot be run",
                    "Install it, or mend its command in ringmaster.toml."));
        }
        Dialect dialect = Dialect.of(AgentType.of(worker.type()));
        if (dialect.type() == AgentType.GENERIC) {
            return List.of(Finding.ok(
                    subject,
                    "is " + program.get() + "; of type " + worker.type()
                            + ", of which nothing is known that could be compared"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(version(subject, program.get(), dialect));
        findings.add(options(subject, program.get(), dialect, worker));
        login(subject, worker, dialect.launch()).ifPresent(findings::add);
        return findings;
    }

    private Finding version(String subject, Path program, Dialect dialect) {
        Optional<String> said = ask(program, List.of("--version"), dialect.launch());
        if (said.isEmpty()) {
            return Finding.problem(
                    subject,
                    program + " does not say its version within " + LIMIT.toSeconds() + " s",
                    "Run '" + program + " --version' yourself.");
        }
        Matcher version = VERSION.matcher(said.get());
        String tried = dialect.tried()
                .map(known -> "Ringmaster was tried with " + known)
                .orElse("Ringmaster knows it by its documentation only");
        return version.find()
                ? Finding.ok(subject, "is " + program + ", version " + version.group() + "; " + tried)
                : Finding.note(subject, program + " does not say a version; " + tried, "");
    }

    private Finding options(String subject, Path program, Dialect dialect, WorkerSettings worker) {
        Launch launch = dialect.launch();
        List<String> used = worker.args().isEmpty()
                ? launch.options()
                : worker.args().stream()
                        .filter(arg -> arg.startsWith("-") && arg.length() > 1)
                        .map(arg -> arg.split("=", 2)[0])
                        .distinct()
                        .toList();
        String asked = program + " " + String.join(" ", launch.help());
        Optional<String> help = ask(program, launch.help(), launch);
        if (help.isEmpty() || help.get().isBlank()) {
            return Finding.note(subject, "'" + asked + "' says nothing, so its options could not be compared", "");
        }
        List<String> missing =
                used.stream().filter(option -> !names(help.get(), option)).toList();
        String whose = worker.args().isEmpty() ? "type " + worker.type() + " uses" : "its args hold";
        return missing.isEmpty()
                ? Finding.ok(subject, "knows all " + used.size() + " options that " + whose)
                : Finding.problem(
                        subject,
                        "'" + asked + "' does not name " + String.join(", ", missing) + ", which " + whose,
                        worker.args().isEmpty()
                                ? "Install a version that has them"
                                        + dialect.tried()
                                                .map(known -> " (" + known + " has)")
                                                .orElse("")
                                        + ", or give the worker args of its own in ringmaster.toml."
                                : "Compare args in ringmaster.toml with that help.");
    }

    /** A note where an agent has neither a key nor a folder in which it could have logged in. */
    private Optional<Finding> login(String subject, WorkerSettings worker, Launch launch) {
        Path home = ring.folder().workerHome(worker.name());
        boolean hasKey = keysOf(launch).stream().anyMatch(tools.environment()::containsKey)
                || worker.env().stream().anyMatch(tools.environment()::containsKey);
        if (hasKey || Files.isDirectory(home)) {
            return Optional.empty();
        }
        String folders = launch.folders().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> " " + entry.getKey() + "=" + home.resolve(entry.getValue()))
                .collect(Collectors.joining());
        return Optional.of(Finding.note(
                subject,
                "has no key in this environment and has never logged in in its own folder " + home,
                "Start the ring with one of " + String.join(", ", keysOf(launch)) + ", or log in: mkdir -p " + home
                        + " && HOME=" + home + folders + " " + worker.command()));
    }

    private static List<String> keysOf(Launch launch) {
        return launch.credentials().stream()
                .filter(name -> name.contains("KEY") || name.contains("TOKEN"))
                .toList();
    }

    private Optional<String> ask(Path program, List<String> arguments, Launch launch) {
        return probe.ask(
                program, arguments, tools.environment().getOrDefault("PATH", "/usr/bin:/bin"), launch.variables());
    }

    private static boolean names(String help, String option) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(option) + "(?![\\w-])")
                .matcher(help)
                .find();
    }
}

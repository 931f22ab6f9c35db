package dev.ringmaster.e2e.conformance.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.e2e.conformance.script.ScriptBook;
import dev.ringmaster.e2e.conformance.server.FakeModelServer;
import dev.ringmaster.e2e.conformance.server.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs CLIs through the scenarios and writes their streams to the kit: {@code KIT CACHE NAME [SCENARIO…]}. */
public final class CaptureStreams {

    private static final String UNKNOWN_SESSION = "12345678-1234-4123-8123-123456789abc";

    /** The discard port, where nothing has listened for decades. */
    private static final String NOBODY = "http://127.0.0.1:9";

    private final Path kit;
    private final Path cache;

    private CaptureStreams(Path kit, Path cache) {
        this.kit = kit;
        this.cache = cache;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            System.err.println("usage: CaptureStreams KIT CACHE NAME [SCENARIO…]");
            System.exit(2);
        }
        Path kit = Path.of(args[0]).toRealPath();
        WorkerCli cli = WorkerCli.named(kit, args[2]).orElseThrow();
        List<String> wanted = List.of(args).subList(3, args.length);
        CaptureStreams capture = new CaptureStreams(kit, Path.of(args[1]).toRealPath());
        for (Scenario scenario : Scenario.all()) {
            if (wanted.isEmpty() || wanted.contains(scenario.name())) {
                capture.capture(cli, scenario);
            }
        }
    }

    private void capture(WorkerCli cli, Scenario scenario) throws IOException {
        Path workplace = Files.createTempDirectory("conformance-").toRealPath();
        try (FakeModelServer server = new FakeModelServer(
                0,
                ScriptBook.load(kit.resolve("scripts")),
                new Journal(workplace.resolve("journal.jsonl")),
                InstantSource.system())) {
            String address = scenario.isServerGone() ? NOBODY : server.address();
            Driver driver = new Driver(kit, cache, address, workplace);
            driver.prepare();
            Map<String, String> paths = new LinkedHashMap<>();
            paths.put(driver.worktree().toString(), "/home/agent/project");
            paths.put(driver.home().toString(), "/home/agent");
            paths.put(workplace.toString(), "/home");
            paths.put(cache.toString(), "/opt/clis");
            Scrub scrub = new Scrub(paths);
            Path folder = Files.createDirectories(
                    kit.resolve("streams").resolve(cli.name()).resolve(cli.version()));
            Optional<String> session = switch (scenario.resume()) {
                case NOTHING -> Optional.empty();
                case UNKNOWN_SESSION -> Optional.of(UNKNOWN_SESSION);
                case OWN_FIRST_RUN -> {
                    CliRun first = driver.run(cli, scenario.login(), scenario.prompt(), Optional.empty());
                    write(folder, scenario.name() + "-before", scrub, first);
                    yield first.session();
                }
            };
            String prompt = session.isPresent() && scenario.resume() == Scenario.Resume.OWN_FIRST_RUN
                    ? "Go on with the second part.\n"
                    : scenario.prompt();
            CliRun run = driver.run(cli, scenario.login(), prompt, session);
            write(folder, scenario.name(), scrub, run);
            System.out.println(cli.name() + " " + scenario.name() + ": "
                    + (run.wasStopped() ? "stopped" : "exit " + run.exitCode()) + ", "
                    + run.lines().size() + " lines, "
                    + server.journal().entries().size() + " requests");
        }
    }

    private static void write(Path folder, String name, Scrub scrub, CliRun run) throws IOException {
        Files.write(folder.resolve(name + ".jsonl"), scrub.lines(run.lines()));
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Path file = folder.resolve("runs.json");
        ObjectNode runs = Files.exists(file) ? (ObjectNode) json.readTree(file.toFile()) : json.createObjectNode();
        (run.wasStopped() ? runs.putObject(name).put("stoppedAfterSeconds", 60) : runs.putObject(name))
                .put("exitCode", run.exitCode())
                .put("standardError", scrub.text(withoutStack(run.standardError())));
        Files.writeString(file, json.writeValueAsString(runs) + "\n");
    }

    /** Without stack traces and port numbers, of which no two runs have the same. */
    private static String withoutStack(String text) {
        return text.lines()
                .filter(line -> !line.matches("\\s+at .*") && !line.matches("\\s+(local|remote)Port: .*"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}

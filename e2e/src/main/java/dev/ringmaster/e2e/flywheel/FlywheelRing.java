package dev.ringmaster.e2e.flywheel;

import dev.ringmaster.e2e.ring.FreePorts;
import dev.ringmaster.e2e.ring.PatientApi;
import dev.ringmaster.e2e.ring.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A ring with an installation of its own and a clone of Ringmaster's repository, so that nothing of the checkout is touched. Its
 * {@code scripted} worker changes Ringmaster, its {@code witness} does other work.
 */
final class FlywheelRing {

    static final String BRANCH = "main";

    /** Long enough to be killed in, and no more: what is tried then is the pipeline, not the proof. */
    private static final String QUICK_PROOF = """
            fast_proof = ["sh", "-c", "sleep 4 && test -s pom.xml"]""";

    private final FlywheelOptions options;
    private final Path home;
    private final Path witness;
    private final int apiPort;

    FlywheelRing(FlywheelOptions options, Path home) throws IOException {
        this.options = options;
        this.home = home;
        this.witness = Files.createDirectories(home.resolve("witness"));
        List<Integer> ports = FreePorts.of(5);
        this.apiPort = ports.getFirst();
        Files.writeString(home.resolve("ringmaster.toml"), """
            [components]
            api_port = %d
            queue_port = %d
            enricher_port = %d
            scheduler_port = %d
            release_port = %d

            [kafka]
            port = %d

            [retry]
            max_attempts = 1

            [self_improvement]
            enabled = true
            profile = "%s"
            health_window = "%ds"
            %s

            [[workers]]
            name = "scripted"
            command = "%s"
            capabilities = ["improve"]
            dedicated = true
            env = ["FLYWHEEL_CHANGES"]

            [[workers]]
            name = "witness"
            command = "%s"
            args = ["2000", "9000", "7"]
            max_concurrent = 3
            memory_estimate = "8MB"
            timeout = "2m"
            env = ["WITNESS_DIR"]
            """.formatted(
                        ports.get(0),
                        ports.get(1),
                        ports.get(2),
                        ports.get(3),
                        ports.get(4),
                        ports.get(5),
                        options.whole() ? "full" : "fast",
                        options.window().toSeconds(),
                        options.kills() ? QUICK_PROOF : "",
                        options.checkout().resolve("e2e/flywheel/scripted-agent.sh"),
                        options.checkout().resolve("e2e/chaos/witness-agent.sh")));
    }

    /** Clones the repository and installs what is built, with start-up caches of its own: a minute. */
    void prepare() throws IOException {
        run(
                home,
                "git",
                "clone",
                "-q",
                "--no-local",
                options.checkout().toString(),
                repository().toString());
        git("checkout", "-q", "-B", BRANCH);
        // Nobody works in this checkout, so that landing never has to touch its files.
        git("checkout", "-q", "-b", "bystander");
        Path cli = options.checkout().resolve("cli/target");
        String jar;
        try (Stream<Path> jars = Files.list(cli)) {
            jar = jars.map(Path::toString)
                    .filter(name -> name.matches(".*/cli-[0-9][^/]*\\.jar") && !name.endsWith("-tests.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("nothing is built in " + cli));
        }
        run(
                home,
                options.javaHome().resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dringmaster.app=" + app(),
                "-Dringmaster.checkout=" + options.checkout(),
                "-cp",
                jar + ":" + cli.resolve("lib") + "/*",
                "dev.ringmaster.cli.Main",
                "build");
    }

    void up() throws IOException {
        Shell.Result result = ringmaster("up", "-d");
        if (result.exitCode() != 0) {
            throw new IOException("up failed with " + result.exitCode() + ":\n" + result.output());
        }
    }

    void down() throws IOException {
        ringmaster("down");
    }

    Shell.Result ringmaster(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(app().resolve("bin/ringmaster").toString()));
        command.addAll(List.of(arguments));
        return Shell.run(home, environment(), command);
    }

    PatientApi api() {
        return new PatientApi(address() + "/api/v1", home.resolve(".ringmaster/token"));
    }

    String address() {
        return "http://127.0.0.1:" + apiPort;
    }

    Path home() {
        return home;
    }

    Path repository() {
        return home.resolve("self");
    }

    Path journal() {
        return witness.resolve("journal");
    }

    /** The tree of the target branch, as git names it. */
    String targetTree() throws IOException {
        return git("rev-parse", BRANCH + "^{tree}");
    }

    String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "advice.detachedHead=false"));
        command.addAll(List.of(arguments));
        return Shell.mustRun(repository(), Map.of(), command).strip();
    }

    /** Which programs are current, and a checksum over every byte of each of them. */
    Map<String, String> programs() throws IOException {
        Path current = app().resolve("current");
        return Files.readAllLines(current).stream()
                .map(line -> line.split(" ", 3))
                .filter(words -> words.length == 3)
                .collect(Collectors.toMap(words -> words[0], words -> words[1] + " " + checksum(words[0], words[1])));
    }

    private String checksum(String product, String id) {
        try {
            return Shell.mustRun(
                            app().resolve(product).resolve(id),
                            Map.of("LC_ALL", "C"),
                            List.of("sh", "-c", "find . -type f | sort | xargs sha256sum | sha256sum"))
                    .strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path app() {
        return home.resolve(".ringmaster/app");
    }

    private Map<String, String> environment() {
        return Map.of(
                "RINGMASTER_HOME",
                home.toString(),
                "FLYWHEEL_CHANGES",
                options.checkout().resolve("e2e/flywheel/changes").toString(),
                "WITNESS_DIR",
                witness.toString());
    }

    private String run(Path folder, String... command) throws IOException {
        return Shell.mustRun(folder, environment(), List.of(command));
    }
}

package dev.ringmaster.cli.install;

import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.temporary.TemporaryRing;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the AOT caches: runs every program once, where it lies, through a small workload, lets it write its cache as it ends, and
 * proves that a second run uses it. A failure costs speed and nothing else, so it is told and not thrown.
 */
final class CacheTraining {

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration ASSEMBLY_LIMIT = Duration.ofSeconds(150);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Map<Product, InstalledProduct> products = new EnumMap<>(Product.class);
    private final Consumer<String> progress;

    CacheTraining(List<InstalledProduct> installed, Consumer<String> progress) {
        installed.forEach(product -> products.put(product.product(), product));
        this.progress = progress;
    }

    void run() throws InterruptedException {
        long began = System.nanoTime();
        List<InstalledProduct> untrained = products.values().stream()
                .filter(product -> !product.isTrained())
                .toList();
        progress.accept("training the start-up caches of " + words(untrained) + " (once per build, a minute or two)");
        try {
            train();
            for (InstalledProduct product : untrained) {
                product.acceptCache();
            }
            prove(untrained);
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            List<InstalledProduct> missing =
                    untrained.stream().filter(product -> !product.isTrained()).toList();
            progress.accept(
                    missing.isEmpty()
                            ? "caches trained and proven in " + seconds + " s"
                            : "no cache for " + words(missing) + ": it starts without, more slowly");
        } catch (IOException failure) {
            progress.accept("the start-up caches could not be made, the ring starts without them, more slowly: "
                    + failure.getMessage());
        }
    }

    private void train() throws IOException, InterruptedException {
        try (TemporaryRing ring = TemporaryRing.create("training", TrainingWorkload.SETTINGS)) {
            startAll(ring, product -> product.isTrained() ? product.command() : product.trainingCommand(List.of()));
            progress.accept("  the training ring is ready");
            new TrainingWorkload(ring).run(progress);
            trainClient(ring.ring());
            progress.accept("  writing the caches");
            List<Component> services =
                    components(ring).stream().filter(Component::isService).toList();
            if (!ring.stop(services, ASSEMBLY_LIMIT) || !ring.stop(List.of(Component.BROKER), ASSEMBLY_LIMIT)) {
                throw new IOException("a program did not finish its cache within " + ASSEMBLY_LIMIT.toSeconds() + " s");
            }
            trainAgent(ring.ring().folder());
        }
    }

    /** Runs what was trained on its cache with fallback forbidden, and the broker for it; a cache that is refused is thrown away. */
    private void prove(List<InstalledProduct> trained) throws IOException {
        try (TemporaryRing ring = TemporaryRing.create("proof", TrainingWorkload.SETTINGS)) {
            List<Component> proven = components(ring).stream()
                    .filter(component -> component == Component.BROKER || trained.contains(product(component)))
                    .toList();
            for (Component component : proven) {
                InstalledProduct product = product(component);
                try {
                    ring.start(
                            component,
                            command(
                                    product.isTrained() ? product.provingCommand() : product.command(),
                                    component,
                                    ring.ring()));
                    if (component == Component.BROKER) {
                        ring.awaitReady(component, READY_LIMIT);
                    }
                } catch (IOException refused) {
                    refuse(product, refused);
                }
            }
            for (Component component : proven) {
                if (product(component).isTrained()) {
                    try {
                        ring.awaitReady(component, READY_LIMIT);
                    } catch (IOException refused) {
                        refuse(product(component), refused);
                    }
                }
            }
            ring.stop(components(ring).stream().filter(Component::isService).toList(), STOP_LIMIT);
            ring.stop(List.of(Component.BROKER), STOP_LIMIT);
        }
    }

    private static List<Component> components(TemporaryRing ring) {
        return Component.startedWith(ring.ring().settings());
    }

    private void refuse(InstalledProduct product, IOException why) throws IOException {
        progress.accept("  the cache of " + product.product().word() + " is refused: " + why.getMessage());
        Files.deleteIfExists(product.cache());
    }

    private void startAll(TemporaryRing ring, Function<InstalledProduct, List<String>> how) throws IOException {
        for (Component component : components(ring)) {
            ring.start(component, command(how.apply(product(component)), component, ring.ring()));
            if (component == Component.BROKER) {
                ring.awaitReady(component, READY_LIMIT);
            }
        }
        for (Component component : components(ring)) {
            ring.awaitReady(component, READY_LIMIT);
        }
    }

    private static List<String> command(List<String> program, Component component, Ring ring) {
        List<String> command = new ArrayList<>(program);
        command.addAll(Installation.arguments(component, ring.folder(), ring.settings()));
        return command;
    }

    /** The client answers many commands in one process here, so that its one cache serves them all. */
    private void trainClient(Ring ring) throws IOException, InterruptedException {
        InstalledProduct cli = Objects.requireNonNull(products.get(Product.CLI));
        if (!cli.isTrained()) {
            List<String> command = new ArrayList<>(cli.trainingCommand(List.of(
                    "-D" + RingFolder.HOME_PROPERTY + "=" + ring.folder().home(), "-Dringmaster.terminal=false")));
            command.add("rehearse");
            once("the client", command, ring.folder().home());
        }
    }

    private void trainAgent(RingFolder folder) throws IOException, InterruptedException {
        InstalledProduct agent = Objects.requireNonNull(products.get(Product.DEMO_AGENT));
        if (!agent.isTrained()) {
            Path empty = Files.createDirectories(folder.state().resolve("agent"));
            once("the demo agent", agent.trainingCommand(List.of()), empty);
        }
    }

    private void once(String what, List<String> command, Path workingDirectory)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(ASSEMBLY_LIMIT)) {
            process.destroyForcibly();
            progress.accept("  " + what + " did not finish its cache in time");
        }
    }

    private InstalledProduct product(Component component) {
        return Objects.requireNonNull(products.get(Product.of(component)), component::word);
    }

    private static String words(List<InstalledProduct> some) {
        return some.stream().map(product -> product.product().word()).collect(Collectors.joining(", "));
    }
}

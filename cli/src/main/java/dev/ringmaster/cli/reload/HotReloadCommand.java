package dev.ringmaster.cli.reload;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.Installer;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.oversight.Overseer;
import dev.ringmaster.cli.oversight.Overseers;
import dev.ringmaster.cli.supervisor.host.Ring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** The process beside the supervisor that makes changes live; it ends a minute after its supervisor is gone. */
@Command(name = "hot-reload", hidden = true, description = "Build and replace components as their code changes.")
public final class HotReloadCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration ALONE = Duration.ofMinutes(1);

    private final RingmasterCommand root;

    public HotReloadCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ring ring = Ring.of(root);
        Path checkout = checkout();
        Installation installation = Installation.ofProcess().orElseThrow(HotReloadCommand::noCheckout);
        Installer installer =
                new Installer(checkout, installation, Path.of(System.getProperty("java.home")), this::say);
        Packages packages = new Packages(checkout, installedAt(installation));
        Build build = new Build(checkout, ring.folder().logs().resolve("hot-reload-build.log"));
        Rollout rollout = new Rollout(ring, installation, installer, this::say);
        List<Path> folders = ring.settings().hotReload().watchDirs().stream()
                .map(folder -> ring.folder().home().resolve(folder).normalize())
                .toList();
        say("watching " + folders + " and the packages of " + checkout);
        long lastSeen = System.nanoTime();
        try (SourceWatch watch =
                new SourceWatch(folders, ring.settings().hotReload().debounce())) {
            while (System.nanoTime() - lastSeen < ALONE.toNanos()) {
                Set<Path> changed = watch.changes(LOOK_EVERY);
                try {
                    if (changed.isEmpty() ? packages.rebuilt() : built(checkout, changed, build, packages)) {
                        say("taking over what is built");
                        rollout.run();
                        packages.settle();
                    }
                } catch (IOException failure) {
                    say("it stays as it was: " + failure.getMessage());
                    packages.settle();
                }
                Overseer overseer = Overseers.of(ring);
                if (!overseer.isOwn() || overseer.status().supervisorPid() != null) {
                    lastSeen = System.nanoTime();
                }
            }
        }
        say("the supervisor is gone");
        return ExitCode.OK.code();
    }

    /** Whether the changes led to new packages. */
    private boolean built(Path checkout, Set<Path> changed, Build build, Packages packages)
            throws IOException, InterruptedException {
        Set<String> programs =
                Arrays.stream(Product.values()).map(Product::module).collect(Collectors.toSet());
        Set<String> affected = Modules.read(checkout).affected(changed);
        Set<String> modules =
                affected.stream().filter(programs::contains).collect(Collectors.toCollection(TreeSet::new));
        String files = changed.stream()
                .filter(Predicate.not(Files::isDirectory))
                .limit(3)
                .map(file ->
                        file.startsWith(checkout) ? checkout.relativize(file).toString() : file.toString())
                .collect(Collectors.joining(", "));
        if (modules.isEmpty()) {
            say("changed: " + files + "; no program is built from it");
            return false;
        }
        say("changed: " + files + (changed.size() > 3 ? " and more" : "") + "; building " + String.join(", ", modules));
        long began = System.nanoTime();
        List<String> errors = build.run(modules);
        if (!errors.isEmpty()) {
            say("the build failed, and everything stays as it was; all of it is in " + build.log());
            errors.forEach(error -> say("  " + error));
            // What a build made before it failed is not taken over by itself.
            packages.settle();
            return false;
        }
        say("built in " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        return true;
    }

    private static FileTime installedAt(Installation installation) throws IOException {
        Path stamp = installation.app().resolve("installed");
        return Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
    }

    private static Path checkout() {
        String checkout = System.getProperty("ringmaster.checkout");
        if (checkout == null) {
            throw noCheckout();
        }
        return Path.of(checkout).toAbsolutePath().normalize();
    }

    private static CommandFailure noCheckout() {
        return new CommandFailure(
                ExitCode.FAILED,
                "hot reload needs the checkout that the programs are built from",
                "Start the ring with the ringmaster script of the checkout.");
    }

    private void say(String text) {
        root.surroundings().out().println(root.surroundings().clock().instant() + " " + text);
    }
}

package dev.ringmaster.cli.oversight.setup;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.oversight.ServiceManager;
import dev.ringmaster.cli.supervisor.host.Preflight;
import dev.ringmaster.cli.supervisor.host.Ring;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets a ring up for a service manager of the machine, which then keeps it in the place of its own supervisor. */
@Command(
        name = "install",
        description = {
            "Let systemd or supervisord keep the ring running instead of its own supervisor.",
            "up, down, start, stop, restart and logs then speak to that. Agents outlive a restart there too."
        },
        footer = {
            "",
            "Examples:",
            "  ringmaster install systemd --user",
            "  ringmaster install systemd --system --print",
            "  ringmaster install supervisord",
            "  ringmaster install none               the ring's own supervisor again"
        })
public final class InstallCommand implements Runnable {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

    private final RingmasterCommand root;

    public InstallCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new CommandFailure(
                ExitCode.USAGE,
                "install needs to know who shall keep the ring",
                "One of: systemd, supervisord, none. See ringmaster install --help.");
    }

    @Command(
            name = "systemd",
            description = "Write a target and a unit for each component.",
            footer = {"", "Example:", "  ringmaster install systemd --user"})
    int systemd(
            @Option(names = "--user", description = "Your own manager (default).") boolean user,
            @Option(names = "--system", description = "The machine's; the units run as you. Needs root to be written.")
                    boolean system,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            defaultValue = "ringmaster",
                            description =
                                    "Begins the units' names (default: ringmaster). Each ring of a machine needs its own.")
                    String name,
            @Option(names = "--print", description = "Only show the units.") boolean print)
            throws IOException, InterruptedException {
        if (user && system || !NAME.matcher(name).matches()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    user && system
                            ? "--user and --system exclude each other"
                            : "a name has lower case letters, digits and dashes, not '" + name + "'",
                    "See ringmaster install systemd --help.");
        }
        var manager = new ServiceManager.Systemd(!system, name);
        return installed(manager, units(manager), print);
    }

    @Command(
            name = "supervisord",
            description = "Write a configuration for a supervisord of this ring alone.",
            footer = {"", "Example:", "  ringmaster install supervisord"})
    int supervisord(@Option(names = "--print", description = "Only show it.") boolean print)
            throws IOException, InterruptedException {
        Path folder = ServiceManager.folder(Ring.of(root).folder());
        return installed(new ServiceManager.Supervisord(folder.resolve("supervisord.conf")), folder, print);
    }

    @Command(
            name = "none",
            description = "Take away what install wrote; the ring's own supervisor keeps it again.",
            footer = {"", "Example:", "  ringmaster install none"})
    int none() throws IOException, InterruptedException {
        Ring ring = Ring.lenient(root);
        PrintStream out = root.surroundings().out();
        ServiceManager manager = ServiceManager.of(ring.folder()).orElse(null);
        if (manager == null) {
            out.println("Nothing was installed for this ring.");
            return ExitCode.OK.code();
        }
        Setup setup = setup(ring);
        setup.refuseWhileItRuns();
        if (manager instanceof ServiceManager.Systemd systemd) {
            run(systemd.systemctl("disable", systemd.target()));
        }
        for (Path file : setup.files(manager, units(manager), account()).keySet()) {
            Files.deleteIfExists(file);
        }
        ServiceManager.forget(ring.folder());
        if (manager instanceof ServiceManager.Systemd systemd) {
            run(systemd.systemctl("daemon-reload"));
        }
        out.println("The ring's own supervisor keeps it again: ringmaster up");
        return ExitCode.OK.code();
    }

    private int installed(ServiceManager manager, Path units, boolean print) throws IOException, InterruptedException {
        Ring ring = Ring.of(root);
        Setup setup = setup(ring);
        PrintStream out = root.surroundings().out();
        SortedMap<Path, String> files = setup.files(manager, units, account());
        if (print) {
            files.forEach((file, text) -> out.println("# " + file + "\n" + text));
            return ExitCode.OK.code();
        }
        setup.refuseWhileItRuns();
        Preflight.check(ring);
        setup.writeScript();
        for (Map.Entry<Path, String> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
            out.println(file.getKey());
        }
        ServiceManager.write(ring.folder(), manager);
        if (manager instanceof ServiceManager.Systemd systemd
                && !(run(systemd.systemctl("daemon-reload")) && run(systemd.systemctl("enable", systemd.target())))) {
            root.surroundings()
                    .err()
                    .println("ringmaster: " + manager.word()
                            + " does not answer here; it reads the units when it starts");
        }
        out.println("From now on " + manager.word() + " keeps this ring. Start it with: ringmaster up");
        return ExitCode.OK.code();
    }

    private static void write(Path file, String text) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (AccessDeniedException denied) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    file + " may not be written",
                    "Run it with sudo, or look at the units with --print and put them there yourself.",
                    denied);
        }
    }

    private Path units(ServiceManager manager) {
        if (manager instanceof ServiceManager.Systemd(boolean user, String name) && user) {
            Map<String, String> environment = root.surroundings().environment();
            String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
            Path folder =
                    base.isEmpty() ? Path.of(environment.getOrDefault("HOME", "/root"), ".config") : Path.of(base);
            return folder.resolve("systemd/user");
        }
        return Path.of("/etc/systemd/system");
    }

    /** Who the components run as; behind sudo the one who called it. */
    private String account() {
        Map<String, String> environment = root.surroundings().environment();
        return environment.getOrDefault("SUDO_USER", System.getProperty("user.name"));
    }

    private Setup setup(Ring ring) {
        Installation installation = Installation.ofProcess()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED,
                        "the ring's programs are not installed",
                        "Use the ringmaster script of the checkout."));
        return new Setup(ring, installation, root.surroundings().environment());
    }

    private static boolean run(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException thereIsNone) {
            return false;
        }
    }
}

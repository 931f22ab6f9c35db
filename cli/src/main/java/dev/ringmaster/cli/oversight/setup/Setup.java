package dev.ringmaster.cli.oversight.setup;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.oversight.ServiceManager;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files by which a ring is kept by a service manager of the machine. */
record Setup(Ring ring, Installation installation, Map<String, String> environment) {

    /** Nothing of one command: where it is asked for, not who asks. */
    private static final List<String> OF_THE_CLIENT =
            List.of("RINGMASTER_HOME", "RINGMASTER_TOKEN", "RINGMASTER_URL", "RINGMASTER_DEBUG", "RINGMASTER_DEV");

    Setup {
        environment = Map.copyOf(environment);
    }

    /** The files of a manager, by where they go. */
    SortedMap<Path, String> files(ServiceManager manager, Path units, String account) {
        SortedMap<Path, String> files = new TreeMap<>();
        switch (manager) {
            case ServiceManager.Systemd systemd ->
                new SystemdUnits(systemd, ring.folder(), account)
                        .of(services())
                        .forEach((name, text) -> files.put(units.resolve(name), text));
            case ServiceManager.Supervisord(Path configuration) ->
                files.put(configuration, new SupervisordFile(ring.folder()).of(services()));
        }
        return files;
    }

    /** Writes the script that all managers start components with. */
    void writeScript() throws IOException {
        Path script = script();
        Files.createDirectories(script.getParent());
        Files.createDirectories(ring.folder().run());
        Files.createDirectories(ring.folder().logs());
        Path part = script.resolveSibling("component.part");
        Files.writeString(part, new ComponentScript(installation, ring.folder()).of(components()));
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(part, script, StandardCopyOption.REPLACE_EXISTING);
    }

    List<ServiceDescription> services() {
        Map<Component, List<String>> programs = new EnumMap<>(Component.class);
        for (Component component : components()) {
            List<String> command = new ArrayList<>(List.of(script().toString(), component.word()));
            command.addAll(Installation.arguments(component, ring.folder(), ring.settings()));
            programs.put(component, command);
        }
        return ServiceDescription.of(components(), programs, passedOn());
    }

    private List<Component> components() {
        return List.copyOf(ring.components());
    }

    /** Where agents' programs are found, and the settings that the environment overrides. */
    private Map<String, String> passedOn() {
        Map<String, String> passed = new TreeMap<>();
        environment.forEach((name, value) -> {
            boolean setting = name.startsWith("RINGMASTER_") && !OF_THE_CLIENT.contains(name);
            if (setting || name.equals("PATH") || name.equals("LANG") || name.equals("LC_ALL")) {
                passed.put(name, value);
            }
        });
        passed.put("RINGMASTER_HOME", ring.folder().home().toString());
        return passed;
    }

    private Path script() {
        return ServiceManager.folder(ring.folder()).resolve("component");
    }

    /** @throws CommandFailure if the ring runs under its own supervisor, which would get into the manager's way */
    void refuseWhileItRuns() {
        if (RingStates.of(ring.folder(), ring.settings()).runs()) {
            throw new CommandFailure(
                    ExitCode.CONFLICT,
                    "the ring in " + ring.folder().home() + " runs",
                    "Stop it first: ringmaster down. Agents go on meanwhile.");
        }
    }
}

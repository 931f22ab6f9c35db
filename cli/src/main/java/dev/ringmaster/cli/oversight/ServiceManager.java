package dev.ringmaster.cli.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service manager of the machine that was set up for a ring, and how it is spoken to. */
public sealed interface ServiceManager {

    /** What it is called by people. */
    String word();

    /** The command line of an order: {@code start}, {@code stop} or {@code restart}. */
    List<String> order(String verb, Component component);

    /** The command line that starts everything. */
    List<String> startAll();

    /** The command line that stops everything. */
    List<String> stopAll();

    /**
     * systemd.
     *
     * @param user whether it is the user's own manager
     * @param name begins the names of the units, so that a machine can have several rings
     */
    record Systemd(boolean user, String name) implements ServiceManager {

        @Override
        public String word() {
            return user ? "systemd --user" : "systemd";
        }

        public String unit(Component component) {
            return name + "-" + component.word() + ".service";
        }

        public String target() {
            return name + ".target";
        }

        @Override
        public List<String> order(String verb, Component component) {
            return systemctl(verb, unit(component));
        }

        @Override
        public List<String> startAll() {
            return systemctl("start", target());
        }

        @Override
        public List<String> stopAll() {
            return systemctl("stop", target());
        }

        /** With the user's manager where it is that one's. */
        public List<String> systemctl(String... arguments) {
            return command("systemctl", arguments);
        }

        /** The command line that shows what a component said. @param lines negative for all */
        public List<String> journal(Component component, int lines, boolean follow) {
            List<String> command = new ArrayList<>(
                    command("journalctl", "-o", "cat", "--no-pager", user ? "--user-unit" : "--unit", unit(component)));
            command.add("--lines=" + (lines < 0 ? "all" : lines));
            if (follow) {
                command.add("--follow");
            }
            return command;
        }

        private List<String> command(String program, String... arguments) {
            List<String> command = new ArrayList<>(List.of(program));
            if (user && program.equals("systemctl")) {
                command.add("--user");
            }
            command.addAll(List.of(arguments));
            return command;
        }
    }

    /** supervisord. @param configuration the file that it was started with */
    record Supervisord(Path configuration) implements ServiceManager {

        /** The group that the components are in. */
        static final String GROUP = "ringmaster";

        @Override
        public String word() {
            return "supervisord";
        }

        @Override
        public List<String> order(String verb, Component component) {
            return control(verb, GROUP + ":" + component.word());
        }

        @Override
        public List<String> startAll() {
            return List.of("supervisord", "-c", configuration.toString());
        }

        @Override
        public List<String> stopAll() {
            return control("shutdown");
        }

        private List<String> control(String... arguments) {
            List<String> command = new ArrayList<>(List.of("supervisorctl", "-c", configuration.toString()));
            command.addAll(List.of(arguments));
            return command;
        }
    }

    /** The folder of the files by which a ring is set up for a service manager. */
    static Path folder(RingFolder ring) {
        return ring.state().resolve("service");
    }

    /** The one that was set up for the ring; empty when its own supervisor keeps it. */
    static Optional<ServiceManager> of(RingFolder ring) {
        try {
            JsonNode node = Json.read(Files.readAllBytes(folder(ring).resolve("manager.json")));
            return switch (node.path("kind").asText()) {
                case "systemd" ->
                    Optional.of(new Systemd(
                            node.path("user").asBoolean(), node.path("name").asText("ringmaster")));
                case "supervisord" ->
                    Optional.of(
                            new Supervisord(Path.of(node.path("configuration").asText())));
                default -> Optional.empty();
            };
        } catch (IOException noneWasSetUp) {
            return Optional.empty();
        }
    }

    /** Writes down that this one keeps the ring. */
    static void write(RingFolder ring, ServiceManager manager) throws IOException {
        ObjectNode node = Json.object();
        switch (manager) {
            case Systemd(boolean user, String name) ->
                node.put("kind", "systemd").put("user", user).put("name", name);
            case Supervisord(Path configuration) ->
                node.put("kind", "supervisord").put("configuration", configuration.toString());
        }
        Files.createDirectories(folder(ring));
        Files.writeString(folder(ring).resolve("manager.json"), node + "\n");
    }

    /** Forgets it: the ring's own supervisor keeps the ring again. */
    static void forget(RingFolder ring) throws IOException {
        Files.deleteIfExists(folder(ring).resolve("manager.json"));
    }
}

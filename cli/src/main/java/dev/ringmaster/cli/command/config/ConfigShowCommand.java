package dev.ringmaster.cli.command.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.client.SettingsView;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.EffectiveSetting;
import dev.ringmaster.settings.applied.AppliedSettings;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which version of the settings is in force, and every value that is not a default. */
@Command(
        name = "show",
        description = "Show the settings in force: their version, and every value that is not a default.",
        footer = {"", "Example:", "  ringmaster config show"})
public final class ConfigShowCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ConfigShowCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        SettingsView view = SettingsView.of(root);
        Instant now = root.surroundings().clock().instant();
        List<EffectiveSetting> given = view.inForce().stream()
                .filter(setting -> !setting.source().equals("default"))
                .toList();
        Printer printer = new Printer(root, output.format());
        printer.item("Settings", json(view, given, now), out -> write(out, printer, view, given, now));
        return 0;
    }

    private static ObjectNode json(SettingsView view, List<EffectiveSetting> given, Instant now) {
        ObjectNode node = Json.object();
        AppliedSettings applied = view.applied();
        if (applied != null) {
            node.put("id", String.valueOf(applied.version()))
                    .put("version", applied.version())
                    .put("hash", applied.hash())
                    .put("appliedAt", applied.appliedAt().toString());
            node.set("changedKeys", Json.array(applied.changedKeys()));
            node.set("restart", Json.array(words(applied)));
            node.set(
                    "waiting",
                    Json.array(applied.held().keySet().stream().sorted().toList()));
        }
        view.difference(now).ifPresent(sentence -> node.put("file", sentence));
        List<JsonNode> settings = new ArrayList<>();
        given.forEach(setting -> settings.add(Json.object()
                .put("id", setting.key())
                .put("value", setting.value())
                .put("source", setting.source())));
        node.putArray("settings").addAll(settings);
        return node;
    }

    private static void write(
            PrintStream out, Printer printer, SettingsView view, List<EffectiveSetting> given, Instant now) {
        AppliedSettings applied = view.applied();
        if (applied == null) {
            out.println("No version is in force yet: ringmaster up takes ringmaster.toml as it is");
        } else {
            out.println("Version    " + applied.version() + ", in force since "
                    + printer.time(applied.appliedAt().toString()) + "  sha256 "
                    + applied.hash().substring(0, Math.min(12, applied.hash().length())));
            if (!applied.changedKeys().isEmpty()) {
                out.println("Changed    " + String.join(", ", applied.changedKeys()));
            }
            if (!applied.restart().isEmpty()) {
                out.println("Restarted  " + String.join(", ", words(applied)));
            }
        }
        view.difference(now).ifPresent(sentence -> out.println("File       " + sentence));
        for (EffectiveSetting setting : given) {
            out.println(setting.key() + " = " + setting.value() + "   " + setting.source());
        }
    }

    private static List<String> words(AppliedSettings applied) {
        return applied.restart().stream().sorted().map(Component::word).toList();
    }
}

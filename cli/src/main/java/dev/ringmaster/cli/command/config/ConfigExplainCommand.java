package dev.ringmaster.cli.command.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.client.SettingsView;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.EffectiveSetting;
import dev.ringmaster.settings.KeyEffect;
import dev.ringmaster.settings.SettingsKey;
import dev.ringmaster.settings.SettingsKeys;
import dev.ringmaster.settings.Spelling;
import dev.ringmaster.settings.document.DefaultFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows settings with their values and where these come from: one of them in full, or all. */
@Command(
        name = "explain",
        description = "Show every setting in force, its value and where that comes from; or all about one.",
        footer = {"", "Examples:", "  ringmaster config explain", "  ringmaster config explain retry.max_attempts"})
public final class ConfigExplainCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "KEY",
            description = "A key, such as retry.max_attempts or workers.timeout.")
    private @Nullable String key;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ConfigExplainCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        List<EffectiveSetting> all = SettingsView.of(root).inForce();
        Printer printer = new Printer(root, output.format());
        String wanted = key;
        if (wanted != null) {
            explain(printer, wanted, all);
            return 0;
        }
        List<JsonNode> settings = new ArrayList<>();
        all.forEach(setting -> settings.add(json(setting)));
        printer.list(
                "SettingList",
                settings,
                List.of(Column.field("KEY", "id"), Column.field("VALUE", "value"), Column.field("SOURCE", "source")),
                "");
        return 0;
    }

    private static void explain(Printer printer, String wanted, List<EffectiveSetting> all) {
        SettingsKey known = known(wanted)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "no setting is called " + wanted
                                + Spelling.nearest(
                                                wanted,
                                                SettingsKeys.all().stream()
                                                        .map(SettingsKey::whole)
                                                        .toList())
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""),
                        "List them with: ringmaster config explain"));
        List<EffectiveSetting> values = all.stream()
                .filter(setting -> known(setting.key()).filter(known::equals).isPresent())
                .filter(setting -> wanted.equals(known.whole()) || wanted.equals(setting.key()))
                .toList();
        String about = DefaultFile.about(known.whole());
        ObjectNode node = Json.object()
                .put("id", known.whole())
                .put("default", known.required() ? null : known.initial())
                .put("about", about)
                .put("change", change(known.effect()));
        List<JsonNode> found = values.stream().map(ConfigExplainCommand::json).toList();
        node.putArray("values").addAll(found);
        printer.item("Setting", node, out -> {
            values.forEach(value -> out.println(value.key() + " = " + value.value() + "   from " + value.source()));
            if (values.isEmpty()) {
                out.println(known.whole() + " is not set anywhere");
            }
            out.println("Default    " + (known.required() ? "none: it is required" : known.initial()));
            if (!about.isEmpty()) {
                out.println("About      " + about);
            }
            out.println("A change   " + change(known.effect()));
        });
    }

    private static String change(KeyEffect effect) {
        String when = effect.restart().isEmpty()
                ? "is used at once"
                : "is used after a restart, which the supervisor sees to, of "
                        + effect.restart().stream()
                                .sorted()
                                .map(Component::word)
                                .collect(Collectors.joining(", "));
        return effect.confirm() ? "could open a door: it waits for ringmaster reload --confirm, then it " + when : when;
    }

    /** Also of one worker's or model's key, such as {@code workers[2].timeout}. */
    private static Optional<SettingsKey> known(String name) {
        int first = name.split("[.\\[]", 2)[0].length();
        int last = name.lastIndexOf('.');
        if (last < 0) {
            return Optional.empty();
        }
        String whole = name.substring(0, first) + name.substring(last);
        return SettingsKeys.all().stream()
                .filter(key -> key.whole().equals(whole))
                .filter(key -> key.form() != SettingsKey.Form.ONCE || whole.equals(name))
                .findFirst();
    }

    private static JsonNode json(EffectiveSetting setting) {
        return Json.object()
                .put("id", setting.key())
                .put("value", setting.value())
                .put("source", setting.source());
    }
}

package dev.ringmaster.cli.command.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.client.RingAccess;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every setting with its value and where it comes from. */
@Command(
        name = "explain",
        description = "Show every setting, its value and where that comes from.",
        footer = {"", "Example:", "  ringmaster config explain"})
public final class ConfigExplainCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ConfigExplainCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Path file = RingAccess.folder(root).settingsFile();
        byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        Map<String, String> environment = root.surroundings().environment();
        if (SettingsLoader.parse(content, environment) instanceof SettingsResult.Rejected) {
            throw new CommandFailure(
                    ExitCode.FAILED, file + " is not valid", "See what is wrong: ringmaster config validate");
        }
        List<JsonNode> settings = new ArrayList<>();
        SettingsLoader.effective(content, environment, Map.of())
                .forEach(setting -> settings.add(Json.object()
                        .put("id", setting.key())
                        .put("value", setting.value())
                        .put("source", setting.source())));
        new Printer(root, output.format())
                .list(
                        "SettingList",
                        settings,
                        List.of(
                                Column.field("KEY", "id"),
                                Column.field("VALUE", "value"),
                                Column.field("SOURCE", "source")),
                        "");
        return 0;
    }
}

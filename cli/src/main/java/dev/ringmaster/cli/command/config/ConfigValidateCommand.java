package dev.ringmaster.cli.command.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.Surroundings;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.client.RingAccess;
import dev.ringmaster.cli.output.Format;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsProblem;
import dev.ringmaster.settings.SettingsResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says whether a {@code ringmaster.toml} can be used, and everything that is wrong with it. */
@Command(
        name = "validate",
        description = "Check a ringmaster.toml: every problem with its line and column.",
        footer = {"", "Examples:", "  ringmaster config validate", "  ringmaster config validate new.toml"})
public final class ConfigValidateCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file (default: the ring's own).")
    private @Nullable Path file;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ConfigValidateCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings around = root.surroundings();
        Path checked = file == null
                ? RingAccess.folder(root).settingsFile()
                : around.workingDirectory().resolve(file);
        if (file != null && !Files.isRegularFile(checked)) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "there is no file " + file, "");
        }
        return switch (SettingsLoader.load(checked, around.environment())) {
            case SettingsResult.Loaded loaded -> {
                loaded.warnings().forEach(warning -> around.err().println("Warning: " + warning));
                if (output.format() == Format.TABLE) {
                    around.out().println(checked + " is valid");
                } else {
                    print(List.of());
                }
                yield ExitCode.OK.code();
            }
            case SettingsResult.Rejected rejected -> {
                if (output.format() == Format.TABLE) {
                    rejected.problems().forEach(problem -> around.out().println(checked + ": " + problem.sentence()));
                } else {
                    print(rejected.problems());
                }
                int count = rejected.problems().size();
                throw new CommandFailure(
                        ExitCode.FAILED,
                        count + (count == 1 ? " problem" : " problems") + " in " + checked.getFileName(),
                        "A running ring keeps its settings until the file is right.");
            }
        };
    }

    private void print(List<SettingsProblem> problems) {
        List<JsonNode> items = new ArrayList<>();
        for (SettingsProblem problem : problems) {
            items.add(Json.object()
                    .put("id", problem.key())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("message", problem.message()));
        }
        new Printer(root, output.format()).list("SettingProblemList", items, List.of(), "");
    }
}

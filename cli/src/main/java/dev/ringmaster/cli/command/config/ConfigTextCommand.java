package dev.ringmaster.cli.command.config;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.settings.document.DefaultFile;
import dev.ringmaster.settings.document.SettingsSchema;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Prints a text about the settings that this program holds. */
abstract sealed class ConfigTextCommand implements Callable<Integer> {

    private final RingmasterCommand root;
    private final Supplier<String> text;

    private ConfigTextCommand(RingmasterCommand root, Supplier<String> text) {
        this.root = root;
        this.text = text;
    }

    @Override
    public Integer call() {
        root.surroundings().out().print(text.get());
        return 0;
    }

    /** The commented file with every key. */
    @Command(
            name = "default",
            description = "Print a ringmaster.toml with every key, its default and what it is for.",
            footer = {"", "Example:", "  ringmaster config default > ringmaster.toml"})
    static final class Default extends ConfigTextCommand {
        Default(RingmasterCommand root) {
            super(root, DefaultFile::text);
        }
    }

    /** The schema for editors. */
    @Command(
            name = "schema",
            description = "Print the JSON Schema of ringmaster.toml, for editors.",
            footer = {"", "Example:", "  ringmaster config schema > ringmaster.schema.json"})
    static final class Schema extends ConfigTextCommand {
        Schema(RingmasterCommand root) {
            super(root, SettingsSchema::text);
        }
    }
}

package dev.ringmaster.cli.output;

import picocli.CommandLine.Option;

/** The options {@code -o} and {@code --json} of every command that shows something. */
public final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json, jsonl or name (ids alone).")
    private Format format = Format.TABLE;

    @Option(names = "--json", description = "The same as -o json.")
    private boolean json;

    public Format format() {
        return json ? Format.JSON : format;
    }
}

package dev.ringmaster.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root: it has the options that every command takes, and shows what commands there are. */
@Command(
        name = "ringmaster",
        description = "Runs coding agents over a queue of dependent tasks.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ringmaster demo                        watch the whole ring work on a sample repository",
            "  ringmaster up -d                       start the ring of this folder",
            "  ringmaster project add . --gate 'mvn -q test'",
            "  ringmaster add \"Fix the parser\" -d \"It fails on empty input.\"",
            "",
            "Exit codes: ringmaster help exit-codes"
        })
public final class RingmasterCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the trace of an error.")
    private boolean debug;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours, as with NO_COLOR.")
    private boolean noColor;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "The ring's folder (default: RINGMASTER_HOME, else the nearest folder with a ringmaster.toml).")
    private @Nullable Path home;

    @Option(names = "--version", hidden = true, description = "Show the version.")
    private boolean version;

    @Spec
    private @Nullable CommandSpec spec;

    private final Surroundings surroundings;

    public RingmasterCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Whether the trace of an error is wanted. */
    public boolean debug() {
        return debug || surroundings.environment().containsKey("RINGMASTER_DEBUG");
    }

    /** Whether colours were refused on the command line; the environment and the terminal have a say too. */
    public boolean noColor() {
        return noColor;
    }

    /** The ring's folder as given on the command line, or null. */
    public @Nullable Path home() {
        return home;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (version) {
            line.getOut().println("ringmaster " + Main.version());
            return;
        }
        line.usage(line.getOut());
    }
}

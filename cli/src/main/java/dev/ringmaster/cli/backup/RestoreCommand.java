package dev.ringmaster.cli.backup;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new ring of a backup. */
@Command(
        name = "restore",
        description = {
            "Make a new ring of a backup, after checking every file, database and bundle of it.",
            "Nothing restores over a ring: what has happened since the backup would be lost."
        },
        footer = {"", "Example:", "  ringmaster restore .ringmaster/backups/20260101T120000Z-manual --into ../restored"
        })
public final class RestoreCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    @Parameters(paramLabel = "BACKUP", description = "The backup's folder.")
    private @Nullable Path backup;

    @Option(names = "--into", paramLabel = "FOLDER", required = true, description = "The new ring's folder.")
    private @Nullable Path into;

    public RestoreCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path here = root.surroundings().workingDirectory();
        Path from = here.resolve(String.valueOf(backup)).normalize();
        RingFolder ring = new RingFolder(here.resolve(String.valueOf(into)));
        PrintStream out = root.surroundings().out();
        try {
            new Restore(from, ring).run().forEach(out::println);
        } catch (IOException failure) {
            throw new CommandFailure(
                    ExitCode.FAILED, String.valueOf(failure.getMessage()), "Nothing was restored.", failure);
        }
        out.println(
                "Stop the ring that this is a copy of, if it still runs: both would work on the same projects and ports.");
        out.println("Then: ringmaster up --home " + ring.home());
        return ExitCode.OK.code();
    }
}

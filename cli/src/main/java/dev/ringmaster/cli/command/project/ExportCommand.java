package dev.ringmaster.cli.command.project;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a project into a beads file. The file is replaced as a whole or not at all. */
@Command(
        name = "export",
        description = {
            "Export a project's tasks as a beads JSONL file.",
            "Lines of imported issues come back byte for byte; where a task was changed here, only its fields differ."
        },
        footer = {"", "Example:", "  ringmaster export .beads/issues.jsonl --project textkit"})
public final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard output.")
    private String file = "";

    @Option(names = "--project", paramLabel = "ID", description = "The project (default: the only one).")
    private @Nullable String project;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "beads", description = "beads (default).")
    private String format = "beads";

    private final RingmasterCommand root;

    public ExportCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, new OutputOption());
        ApiPath path =
                ApiPath.of("projects", session.project(project), "export").with("format", format);
        try {
            if (file.equals("-")) {
                session.api().download(path, session.around().out());
                session.around().out().flush();
            } else {
                replace(session, path, session.around().workingDirectory().resolve(file));
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, file + " was not written: " + e.getMessage(), "The old file is as it was.", e);
        }
        return 0;
    }

    private static void replace(Session session, ApiPath path, Path target) throws IOException {
        Path fresh = Files.createTempFile(target.toAbsolutePath().getParent(), ".export-", ".jsonl");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                session.api().download(path, out);
            }
            if (Files.exists(target)) {
                Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(target));
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}

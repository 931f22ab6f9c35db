package dev.ringmaster.cli.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import dev.ringmaster.cli.supervisor.host.Ring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a backup of the ring, which may run meanwhile. */
@Command(
        name = "backup",
        description = {
            "Copy the databases, the settings and the work that has not landed. The ring runs on meanwhile.",
            "Agents' output, installed programs and the token are no part of it."
        },
        footer = {"", "Examples:", "  ringmaster backup", "  ringmaster backup --to /mnt/backups"})
public final class BackupCommand implements Callable<Integer> {

    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private final RingmasterCommand root;

    @Option(names = "--to", paramLabel = "DIR", description = "Where it goes (default: .ringmaster/backups).")
    private @Nullable Path to;

    @Option(
            names = "--reason",
            paramLabel = "WORD",
            defaultValue = BackupShelf.BY_HAND,
            description = "Why it is made; of each reason but 'manual' the newest backup.keep stay.")
    private String reason = BackupShelf.BY_HAND;

    @Mixin
    private OutputOption output = new OutputOption();

    public BackupCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!REASON.matcher(reason).matches()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "a reason is a word of lower case letters, digits and dashes, not '" + reason + "'",
                    "");
        }
        Ring ring = Ring.lenient(root);
        if (!Files.isDirectory(ring.folder().data())) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "the ring in " + ring.folder().home() + " has no data yet",
                    "There is nothing to back up before its first start.");
        }
        BackupShelf shelf = to == null
                ? BackupShelf.of(ring.folder())
                : new BackupShelf(root.surroundings().workingDirectory().resolve(to));
        long began = System.nanoTime();
        try {
            Backup backup = new Backup(
                    ring.folder(), reason, root.surroundings().clock().instant());
            Path made = backup.into(shelf.folder());
            shelf.prune(reason, ring.settings().backup().keep());
            tell(made, Duration.ofNanos(System.nanoTime() - began));
            return ExitCode.OK.code();
        } catch (IOException failure) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "no backup was made: " + failure.getMessage(),
                    "Earlier ones are as they were.",
                    failure);
        }
    }

    private void tell(Path made, Duration took) throws IOException {
        Manifest manifest = Manifest.read(made);
        long bytes = manifest.files().stream().mapToLong(Manifest.Entry::size).sum();
        ObjectNode item = Json.object()
                .put("id", made.getFileName().toString())
                .put("path", made.toString())
                .put("reason", reason)
                .put("files", manifest.files().size())
                .put("bytes", bytes)
                .put("tookMs", took.toMillis());
        new Printer(root, output.format())
                .item(
                        "backup",
                        item,
                        out -> out.println(made + " (" + manifest.files().size() + " files, "
                                + (bytes + 999_999) / 1_000_000 + " MB, " + took.toMillis() + " ms)"));
    }
}

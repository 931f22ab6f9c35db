package dev.ringmaster.cli.release.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.install.Installer;
import dev.ringmaster.cli.install.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lays a release out beside what runs; nothing that runs changes. */
@Command(
        name = "stage",
        description = "Lay a release out beside what runs; its modules must be built in the folder.",
        footer = {
            "",
            "Example:",
            "  ringmaster release stage r-3 --checkout /tmp/proof --commit SHA --modules queue-service"
        })
final class StageCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The release, such as r-3.")
    private String id = "";

    @Option(names = "--checkout", required = true, paramLabel = "DIR", description = "Where Maven built the modules.")
    private Path checkout = Path.of("");

    @Option(names = "--commit", required = true, paramLabel = "SHA", description = "What was built.")
    private String commit = "";

    @Option(
            names = "--modules",
            split = ",",
            paramLabel = "MODULE",
            description = "The modules to take (default: all that are built there).")
    private List<String> modules = List.of();

    @Option(names = "--no-training", description = "Leave the start-up caches out.")
    private boolean withoutTraining;

    private final RingmasterCommand root;

    StageCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ReleaseDesk.answer(root, this::answer);
    }

    private ObjectNode answer(ReleaseDesk desk) throws IOException, InterruptedException {
        Path built = checkout.toAbsolutePath().normalize();
        Set<Product> products = modules.isEmpty() ? Installer.builtIn(built) : Product.ofModules(modules);
        Installer installer = new Installer(
                built,
                desk.installation(),
                Path.of(System.getProperty("java.home")),
                root.surroundings().err()::println);
        Installer.Staged staged = installer.stage(ReleaseDesk.id(id), commit, products, !withoutTraining);
        ObjectNode answer =
                Json.object().put("release", staged.release().id().value()).put("commit", commit);
        ObjectNode ids = answer.putObject("products");
        staged.release().ids().forEach(ids::put);
        answer.set("changed", Json.array(staged.changed().stream().sorted().toList()));
        answer.set("trained", Json.array(staged.trained().stream().sorted().toList()));
        return answer;
    }
}

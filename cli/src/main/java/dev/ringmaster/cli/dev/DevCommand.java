package dev.ringmaster.cli.dev;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.oversight.Overseer;
import dev.ringmaster.cli.oversight.Overseers;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a service in Quarkus' dev mode on the running ring, in the place of the one that is kept running, and puts that back at the end. */
@Command(
        name = "dev",
        description = {
            "Take a service of the running ring and run it in Quarkus' dev mode instead: an edited class is live at the next request.",
            "Ctrl+C, or q, ends that, starts the usual one again and waits until it is ready."
        },
        footer = {"", "Example:", "  ringmaster dev queue-service"})
public final class DevCommand implements Callable<Integer> {

    private final RingmasterCommand root;
    private final AtomicBoolean handedBack = new AtomicBoolean();

    @Parameters(index = "0", paramLabel = "SERVICE", description = "A service, such as queue-service.")
    private String service = "";

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "More arguments for Maven, after a double dash.")
    private List<String> arguments = List.of();

    public DevCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ring ring = Ring.of(root);
        Component component = component(ring);
        Path checkout = checkout();
        Overseer overseer = Overseers.of(ring);
        DevSwap swap = new DevSwap(ring.folder(), component);
        PrintStream err = root.surroundings().err();
        swap.end();
        swap.begin();
        Thread hook = new Thread(() -> handBack(overseer, swap, err), "hand-back");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            err.println(overseer.stop(component, err::println).message());
            Process maven = start(checkout, component, ring.folder(), swap);
            int code = maven.waitFor();
            boolean ready = handBack(overseer, swap, err);
            return ready && code == 0 ? ExitCode.OK.code() : ExitCode.FAILED.code();
        } finally {
            handBack(overseer, swap, err);
        }
    }

    private Process start(Path checkout, Component component, RingFolder folder, DevSwap swap) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", checkout.resolve("mvnw").toString()));
        // The phase lets Maven find the modules' test classes, which are packed in no file here.
        command.addAll(List.of("-pl", Product.of(component).module(), "-am", "test-compile", "quarkus:dev"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(checkout.toFile()).inheritIO();
        builder.environment().put(RingFolder.HOME_VARIABLE, folder.home().toString());
        swap.mark(builder);
        return builder.start();
    }

    /** Once, whoever comes first: the command's end, or the hook that runs on Ctrl+C. */
    private boolean handBack(Overseer overseer, DevSwap swap, PrintStream err) {
        if (!handedBack.compareAndSet(false, true)) {
            return true;
        }
        try {
            swap.end();
            Overseer.Result result = overseer.start(swap.component(), err::println);
            err.println(result.message());
            return result.ok();
        } catch (IOException | CommandFailure failure) {
            err.println("ringmaster: " + failure.getMessage());
            err.println("Give the place back with: ringmaster start "
                    + swap.component().word());
            return false;
        }
    }

    private Component component(Ring ring) {
        return Component.ofWord(service)
                .filter(Component::isService)
                .filter(ring.components()::contains)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "this ring has no service '" + service + "'",
                        "See its services: ringmaster status"));
    }

    private static Path checkout() {
        String checkout = System.getProperty("ringmaster.checkout");
        if (checkout == null) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "dev mode needs the checkout that the services are built from",
                    "Use the ringmaster script of the checkout.");
        }
        return Path.of(checkout);
    }
}

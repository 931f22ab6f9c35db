package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.oversight.ManagedOverseer;
import dev.ringmaster.cli.oversight.Overseer;
import dev.ringmaster.cli.oversight.ServiceManager;
import dev.ringmaster.cli.supervisor.host.Preflight;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingHost;
import dev.ringmaster.cli.supervisor.host.SupervisorLock;
import dev.ringmaster.cli.supervisor.host.Takedown;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the ring of a folder and keeps it running. */
@Command(
        name = "up",
        description = {
            "Start the ring: its broker and its four services, under a supervisor.",
            "In the foreground Ctrl+C stops it; agents that work go on. Components that an earlier supervisor left are taken over."
        },
        footer = {"", "Examples:", "  ringmaster up", "  ringmaster up -d      return when the ring is ready"})
public final class UpCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    @Option(
            names = {"-d", "--detach"},
            description = "Return when the ring is ready; it runs on.")
    private boolean detach;

    public UpCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintStream err = root.surroundings().err();
        Ring ring = Ring.starting(root, err::println);
        ServiceManager manager = ServiceManager.of(ring.folder()).orElse(null);
        if (manager != null) {
            return managed(new ManagedOverseer(ring, manager));
        }
        ring.warnings().forEach(warning -> err.println("ringmaster.toml: " + warning));
        refuseSecond(ring);
        Preflight.check(ring);
        List<Component> adopted = new Takedown(ring).live();
        if (!adopted.isEmpty()) {
            err.println("Takes over what an earlier supervisor left: "
                    + adopted.stream().map(Component::word).collect(Collectors.joining(", ")));
        }
        boolean ready = detach
                ? new DetachedUp(ring, root.surroundings()).run()
                : new ForegroundUp(ring, root.surroundings()).run();
        return ready ? ExitCode.OK.code() : ExitCode.FAILED.code();
    }

    private int managed(ManagedOverseer overseer) throws IOException {
        root.surroundings().err().println(overseer.word() + " keeps this ring");
        Overseer.Result result = overseer.up();
        if (!result.ok()) {
            throw new CommandFailure(ExitCode.FAILED, result.message(), "See ringmaster status.");
        }
        RingTable.print(root.surroundings().out(), overseer.ring(), overseer.status());
        return ExitCode.OK.code();
    }

    private static void refuseSecond(Ring ring) throws IOException {
        if (Files.isDirectory(ring.folder().run())) {
            SupervisorLock.take(ring.folder())
                    .orElseThrow(() -> RingHost.alreadyRuns(ring))
                    .close();
        }
    }
}

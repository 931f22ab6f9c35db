package dev.ringmaster.cli.oversight;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.supervisor.control.ControlClient;
import dev.ringmaster.cli.supervisor.control.ControlReply;
import dev.ringmaster.cli.supervisor.control.ControlRequest;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.control.RingStatus;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.util.function.Consumer;

/** The ring's own supervisor, asked over its socket. */
record OwnOverseer(Ring ring) implements Overseer {

    @Override
    public String word() {
        return "supervisor";
    }

    @Override
    public boolean isOwn() {
        return true;
    }

    @Override
    public Result start(Component component, Consumer<String> notes) throws IOException {
        return ask(new ControlRequest.Start(component), notes);
    }

    @Override
    public Result stop(Component component, Consumer<String> notes) throws IOException {
        return ask(new ControlRequest.Stop(component), notes);
    }

    @Override
    public Result restart(Component component, Consumer<String> notes) throws IOException {
        return ask(new ControlRequest.Restart(component), notes);
    }

    @Override
    public RingStatus status() {
        return RingStates.of(ring.folder(), ring.settings());
    }

    private Result ask(ControlRequest request, Consumer<String> notes) throws IOException {
        ControlReply reply = new ControlClient(ring.folder())
                .ask(request, notes)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "no supervisor runs for " + ring.folder().home(),
                        "Start the ring: ringmaster up -d"));
        return new Result(reply.ok(), reply.message());
    }
}

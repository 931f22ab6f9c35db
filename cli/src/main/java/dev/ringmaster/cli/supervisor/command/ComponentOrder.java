package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.supervisor.control.ControlClient;
import dev.ringmaster.cli.supervisor.control.ControlReply;
import dev.ringmaster.cli.supervisor.control.ControlRequest;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends one order about one component to the supervisor and says what came of it. */
final class ComponentOrder {

    private ComponentOrder() {}

    static int send(RingmasterCommand root, String word, Function<Component, ControlRequest> order) {
        Component component = Component.ofWord(word)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "there is no component '" + word + "'",
                        "The components are "
                                + Arrays.stream(Component.values())
                                        .map(Component::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
        Ring ring = Ring.lenient(root);
        try {
            ControlReply reply = new ControlClient(ring.folder())
                    .ask(order.apply(component), root.surroundings().err()::println)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.UNREACHABLE,
                            "no supervisor runs for " + ring.folder().home(),
                            "Start the ring: ringmaster up -d"));
            if (reply.ok()) {
                root.surroundings().out().println(reply.message());
                return ExitCode.OK.code();
            }
            throw new CommandFailure(
                    ExitCode.FAILED,
                    reply.message(),
                    "Its log: " + ring.folder().log(component));
        } catch (IOException wentAway) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, wentAway.getMessage() + "", "See ringmaster status.", wentAway);
        }
    }
}

package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.dev.DevSwap;
import dev.ringmaster.cli.oversight.Overseer;
import dev.ringmaster.cli.oversight.Overseers;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Gives one order about one component to whoever keeps the ring running and says what came of it. */
final class ComponentOrder {

    /** An order, to be carried out. */
    @FunctionalInterface
    interface Order {
        Overseer.Result give(Overseer overseer, Component component, Consumer<String> notes) throws IOException;
    }

    private ComponentOrder() {}

    static int send(RingmasterCommand root, String word, Order order) {
        Component component = component(word);
        Ring ring = Ring.lenient(root);
        Overseer.Result result =
                given(ring, component, order, root.surroundings().err()::println);
        if (!result.ok()) {
            throw failure(ring, component, result);
        }
        root.surroundings().out().println(result.message());
        return ExitCode.OK.code();
    }

    /** @throws CommandFailure if there is no such component */
    static Component component(String word) {
        return Component.ofWord(word)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "there is no component '" + word + "'",
                        "The components are "
                                + Arrays.stream(Component.values())
                                        .map(Component::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** @throws CommandFailure if nobody takes the order */
    static Overseer.Result given(Ring ring, Component component, Order order, Consumer<String> notes) {
        try {
            DevSwap swap = new DevSwap(ring.folder(), component);
            if (swap.isActive()) {
                notes.accept("ending the dev mode of " + component.word());
                swap.end();
            }
            return order.give(Overseers.of(ring), component, notes);
        } catch (IOException wentAway) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, wentAway.getMessage() + "", "See ringmaster status.", wentAway);
        }
    }

    static CommandFailure failure(Ring ring, Component component, Overseer.Result result) {
        return new CommandFailure(
                ExitCode.FAILED, result.message(), "Its log: ringmaster logs " + component.word() + " --tail 50");
    }
}

package dev.ringmaster.cli.oversight;

import dev.ringmaster.cli.supervisor.control.RingStatus;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Keeps the components of one ring running and replaces them one by one. Its agents are nobody's components: no order here ends one.
 */
public interface Overseer {

    /** What came of an order. @param message one sentence for a person */
    record Result(boolean ok, String message) {}

    /** A short word for people, such as {@code systemd}. */
    String word();

    /** Whether it is the ring's own supervisor, which ends with the ring. */
    default boolean isOwn() {
        return false;
    }

    /**
     * Starts a component and waits until it is ready.
     *
     * @param notes told what goes on meanwhile
     * @throws IOException if the overseer cannot be asked
     */
    Result start(Component component, Consumer<String> notes) throws IOException;

    /** Stops a component within 30 s; it stays so until it is started. @throws IOException if the overseer cannot be asked */
    Result stop(Component component, Consumer<String> notes) throws IOException;

    /** Stops a component within 30 s, starts what is installed now, and waits until it is ready. @throws IOException as above */
    Result restart(Component component, Consumer<String> notes) throws IOException;

    /** How the ring does; never fails, because a ring that cannot be asked does not run. */
    RingStatus status();
}

package dev.ringmaster.cli.supervisor.control;

import dev.ringmaster.settings.Component;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one component does.
 *
 * @param state {@code ready}, {@code starting}, {@code waiting}, {@code not-ready}, {@code restarting}, {@code crash-looping},
 *     {@code stopping}, {@code stopped}, {@code external} (stopped here, but something else answers on its port) or
 *     {@code unsupervised} (it runs and no supervisor does)
 * @param pid null while it has no process
 * @param since when it entered this state, or null when unknown
 * @param restarts how often the supervisor started it again
 * @param message one sentence, or empty
 */
public record ComponentStatus(
        Component component,
        String state,
        @Nullable Long pid,
        int port,
        @Nullable Instant since,
        int restarts,
        String message) {

    /** The same in another state. */
    public ComponentStatus saying(String nowState, String nowMessage) {
        return new ComponentStatus(component, nowState, pid, port, since, restarts, nowMessage);
    }
}

package dev.ringmaster.cli.supervisor.control;

import dev.ringmaster.settings.Component;

/** What a person or program asks of a supervisor. */
public sealed interface ControlRequest {

    record Status() implements ControlRequest {}

    record Start(Component component) implements ControlRequest {}

    record Stop(Component component) implements ControlRequest {}

    record Restart(Component component) implements ControlRequest {}

    /** Answered when every wanted component is ready, or when the time is up. */
    record AwaitReady(int seconds) implements ControlRequest {}

    /** @param now a short grace instead of the usual one */
    record Down(boolean now) implements ControlRequest {}
}

package dev.ringmaster.cli.supervisor;

import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.settings.Component;

/** Something that the supervisor does to a component. */
sealed interface Action {

    record Launch(Component component) implements Action {}

    record Terminate(Component component, ProcessIdentity process) implements Action {}

    record Kill(Component component, ProcessIdentity process) implements Action {}
}

package dev.ringmaster.cli.supervisor;

import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that the supervisor learns or is asked. */
public sealed interface Signal {

    /** The supervisor begins; these components of an earlier one still run. All at once, so that none of them is started again. */
    record Begun(Map<Component, ProcessIdentity> running) implements Signal {
        public Begun {
            running = Map.copyOf(running);
        }
    }

    /** Something about one component; of one that is not the ring's, it changes nothing. */
    sealed interface OfOne extends Signal {
        Component component();
    }

    record Launched(Component component, ProcessIdentity process) implements OfOne {}

    /** @param reason one sentence without its full stop */
    record LaunchFailed(Component component, String reason) implements OfOne {}

    /** The component was asked whether it is ready. */
    record Answered(Component component, ProcessIdentity process, boolean ready) implements OfOne {}

    /** @param exitCode null when it was another supervisor's child, whose code nobody told us */
    record Exited(
            Component component,
            ProcessIdentity process,
            @Nullable Integer exitCode) implements OfOne {}

    record Start(Component component) implements OfOne {}

    record Stop(Component component) implements OfOne {}

    record Restart(Component component) implements OfOne {}

    /** By the settings now in force the ring has this component, which is started. */
    record Join(Component component) implements Signal {}

    /** By the settings now in force the ring has this component no longer: it is stopped, and then forgotten. */
    record Leave(Component component) implements OfOne {}

    /** @param grace how long each component may take */
    record Down(Duration grace) implements Signal {}

    /** Time has passed. */
    record Tick() implements Signal {}
}

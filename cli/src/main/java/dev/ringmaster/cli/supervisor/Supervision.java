package dev.ringmaster.cli.supervisor;

import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which components are started, started again and stopped. The broker starts before the services and stops after
 * them; a process is replaced when it is dead and never because it is slow.
 */
final class Supervision {

    private final RestartPolicy policy;

    Supervision(RestartPolicy policy) {
        this.policy = policy;
    }

    Decision decide(RingState state, Signal signal, Instant now) {
        if (signal instanceof Signal.OfOne one && !state.parts().containsKey(one.component())) {
            return new Decision(state, List.of());
        }
        List<Action> actions = new ArrayList<>();
        RingState after = heard(state, signal, now, actions);
        for (Component component : after.parts().keySet()) {
            Part part = after.part(component);
            after = after.with(component, advanced(after, component, part, now, actions));
        }
        return new Decision(after.swept(), actions);
    }

    private RingState heard(RingState state, Signal signal, Instant now, List<Action> actions) {
        return switch (signal) {
            case Signal.Begun(Map<Component, ProcessIdentity> running) -> adopted(state, running, now);
            case Signal.Launched(Component component, ProcessIdentity process) ->
                state.with(component, state.part(component).in(new Phase.Starting(process, now)));
            case Signal.LaunchFailed(Component component, String reason) ->
                state.with(component, failed(state.part(component), reason, now));
            case Signal.Answered(Component component, ProcessIdentity process, boolean ready) ->
                state.with(component, answered(state.part(component), process, ready, now));
            case Signal.Exited(Component component, ProcessIdentity process, Integer exitCode) ->
                state.with(component, exited(state.part(component), process, exitCode, now));
            case Signal.Start(Component component) -> state.with(component, started(state.part(component)));
            case Signal.Stop(Component component) ->
                state.with(component, state.part(component).wanted(false).forgiven());
            case Signal.Restart(Component component) ->
                state.with(component, restarted(state, component, now, actions));
            case Signal.Join(Component component) -> joined(state, component);
            case Signal.Leave(Component component) ->
                state.with(component, state.part(component).wanted(false).forgiven())
                        .left(component);
            case Signal.Down(Duration grace) -> ending(state, grace, now);
            case Signal.Tick() -> state;
        };
    }

    /** A ring that ends takes nothing up any more. */
    private static RingState joined(RingState state, Component component) {
        if (state.ending()) {
            return state;
        }
        RingState with = state.joined(component);
        return with.with(component, started(with.part(component)));
    }

    private static RingState adopted(RingState state, Map<Component, ProcessIdentity> running, Instant now) {
        RingState after = state;
        for (Map.Entry<Component, ProcessIdentity> one : running.entrySet()) {
            Part part = state.part(one.getKey());
            after = after.with(one.getKey(), part.in(new Phase.Starting(one.getValue(), now)));
        }
        return after;
    }

    private Part answered(Part part, ProcessIdentity process, boolean ready, Instant now) {
        if (!part.phase().process().filter(process::equals).isPresent()) {
            return part;
        }
        return switch (part.phase()) {
            case Phase.Starting starting
            when ready -> part.in(new Phase.Ready(process, now)).saying("");
            case Phase.Unready unready
            when ready -> part.in(new Phase.Ready(process, now)).saying("");
            case Phase.Ready(var identity, var since)
            when !ready -> part.in(new Phase.Unready(process, now)).saying("runs, but says that it is not ready");
            default -> part;
        };
    }

    private Part exited(Part part, ProcessIdentity process, @Nullable Integer exitCode, Instant now) {
        if (!part.phase().process().filter(process::equals).isPresent()) {
            return part;
        }
        String how = exitCode == null ? "its process is gone" : "exited with code " + exitCode;
        return switch (part.phase()) {
            case Phase.Stopping stopping -> part.in(new Phase.Stopped());
            case Phase.Ready(var identity, Instant since)
            when !now.isBefore(since.plus(policy.steadyAfter())) -> failed(part.forgiven(), how, now);
            default -> failed(part, how, now);
        };
    }

    private Part failed(Part part, String how, Instant now) {
        int failures = part.failures() + 1;
        Duration delay = policy.delayAfter(failures);
        Phase next = part.wanted() ? new Phase.BackingOff(now.plus(delay)) : new Phase.Stopped();
        return new Part(part.wanted(), next, failures, part.restarts() + 1, how);
    }

    private static Part started(Part part) {
        Part wanted = part.wanted(true).forgiven();
        return part.phase() instanceof Phase.BackingOff ? wanted.in(new Phase.Stopped()) : wanted;
    }

    private Part restarted(RingState state, Component component, Instant now, List<Action> actions) {
        Part part = state.part(component);
        return started(
                part.phase() instanceof Phase.Stopping ? part : terminated(state, component, part, now, actions));
    }

    private Part terminated(RingState state, Component component, Part part, Instant now, List<Action> actions) {
        return part.phase()
                .process()
                .map(process -> {
                    actions.add(new Action.Terminate(component, process));
                    return part.in(new Phase.Stopping(process, now.plus(state.grace()), false));
                })
                .orElse(part);
    }

    private static RingState ending(RingState state, Duration grace, Instant now) {
        RingState after = new RingState(state.parts(), state.leaving(), true, grace);
        for (Map.Entry<Component, Part> entry : state.parts().entrySet()) {
            Part part = entry.getValue().wanted(false);
            // A second, more impatient "down" shortens the wait of the first.
            if (part.phase() instanceof Phase.Stopping(ProcessIdentity process, Instant killAt, boolean killed)
                    && killAt.isAfter(now.plus(grace))) {
                part = part.in(new Phase.Stopping(process, now.plus(grace), killed));
            }
            after = after.with(entry.getKey(), part);
        }
        return after;
    }

    private Part advanced(RingState state, Component component, Part part, Instant now, List<Action> actions) {
        return switch (part.phase()) {
            case Phase.Stopped() -> part.wanted() ? launched(state, component, part, actions) : part;
            case Phase.Waiting() ->
                part.wanted() ? launched(state, component, part, actions) : part.in(new Phase.Stopped());
            case Phase.BackingOff(Instant until) -> {
                if (!part.wanted()) {
                    yield part.in(new Phase.Stopped());
                }
                yield now.isBefore(until) ? part : launched(state, component, part, actions);
            }
            case Phase.Launching() -> part;
            case Phase.Stopping(ProcessIdentity process, Instant killAt, boolean killed) -> {
                if (killed || now.isBefore(killAt)) {
                    yield part;
                }
                actions.add(new Action.Kill(component, process));
                yield part.in(new Phase.Stopping(process, killAt, true));
            }
            case Phase.Starting starting -> kept(state, component, part, now, actions);
            case Phase.Ready ready -> kept(state, component, part, now, actions);
            case Phase.Unready unready -> kept(state, component, part, now, actions);
        };
    }

    private Part launched(RingState state, Component component, Part part, List<Action> actions) {
        if (component.isService() && !state.brokerRuns()) {
            return part.in(new Phase.Waiting());
        }
        actions.add(new Action.Launch(component));
        return part.in(new Phase.Launching());
    }

    private Part kept(RingState state, Component component, Part part, Instant now, List<Action> actions) {
        boolean mayStop = component.isService() || !state.ending() || state.servicesStopped();
        return part.wanted() || !mayStop ? part : terminated(state, component, part, now, actions);
    }
}

package dev.ringmaster.cli.supervisor.control;

import dev.ringmaster.cli.supervisor.Part;
import dev.ringmaster.cli.supervisor.Phase;
import dev.ringmaster.cli.supervisor.RingState;
import dev.ringmaster.cli.supervisor.Signal;
import dev.ringmaster.cli.supervisor.Supervisor;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries out what is asked of the supervisor and words the answers. */
public final class ControlDesk {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration SHORT_GRACE = Duration.ofSeconds(2);

    private final Supervisor supervisor;
    private final Supplier<Settings> settings;

    /** @param settings those in force at each moment */
    public ControlDesk(Supervisor supervisor, Supplier<Settings> settings) {
        this.supervisor = supervisor;
        this.settings = settings;
    }

    ControlReply answer(ControlRequest request, Consumer<String> notes) {
        try {
            return switch (request) {
                case ControlRequest.Status() -> reply(true, "");
                case ControlRequest.Start(Component component) -> started(component, new Signal.Start(component));
                case ControlRequest.Restart(Component component) -> started(component, new Signal.Restart(component));
                case ControlRequest.Stop(Component component) -> stopped(component);
                case ControlRequest.AwaitReady(int seconds) -> awaited(Duration.ofSeconds(seconds), notes);
                case ControlRequest.Down(boolean now) -> down(now ? SHORT_GRACE : GRACE, notes);
            };
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return new ControlReply(false, "the supervisor is ending", null);
        }
    }

    private ControlReply started(Component component, Signal signal) throws InterruptedException {
        if (!supervisor.state().parts().containsKey(component)) {
            return reply(
                    false,
                    "this ring has no " + component.word()
                            + (component.isOptional()
                                    ? ": it runs only with self_improvement.enabled = true in ringmaster.toml"
                                    : ": it uses the cluster that kafka.bootstrap_servers names"));
        }
        supervisor.tell(signal).join();
        // A component that fails more than once right after a person asked for it will not do better while they wait.
        RingState state = supervisor.await(
                ring -> settled(ring.part(component)) || ring.part(component).failures() > 1, START_LIMIT);
        Part part = state.part(component);
        return part.phase() instanceof Phase.Ready
                ? reply(true, component.word() + " is ready")
                : reply(false, component.word() + " is " + part.word() + trouble(component, part));
    }

    private static boolean settled(Part part) {
        return part.phase() instanceof Phase.Ready || part.phase() instanceof Phase.Waiting;
    }

    private ControlReply stopped(Component component) throws InterruptedException {
        if (!supervisor.state().parts().containsKey(component)) {
            return reply(false, "this ring has no " + component.word() + " of its own");
        }
        supervisor.tell(new Signal.Stop(component)).join();
        RingState state = supervisor.await(ring -> ring.part(component).phase() instanceof Phase.Stopped, STOP_LIMIT);
        return state.part(component).phase() instanceof Phase.Stopped
                ? reply(true, component.word() + " is stopped and stays so until: ringmaster start " + component.word())
                : reply(false, component.word() + " did not stop within " + STOP_LIMIT.toSeconds() + " s");
    }

    private ControlReply awaited(Duration limit, Consumer<String> notes) throws InterruptedException {
        String told = "";
        long end = System.nanoTime() + limit.toNanos();
        RingState state = supervisor.state();
        while (!state.ready() && !crashLoops(state) && System.nanoTime() < end) {
            String now = missing(state);
            if (!now.equals(told)) {
                notes.accept(now);
                told = now;
            }
            RingState seen = state;
            state = supervisor.await(
                    ring -> ring.ready() || !missing(ring).equals(missing(seen)),
                    Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
        }
        return state.ready() ? reply(true, "") : reply(false, missing(state));
    }

    private static boolean crashLoops(RingState state) {
        return state.parts().values().stream().anyMatch(part -> part.word().equals("crash-looping"));
    }

    private String missing(RingState state) {
        return state.parts().entrySet().stream()
                .filter(entry -> entry.getValue().wanted() && !(entry.getValue().phase() instanceof Phase.Ready))
                .map(entry -> entry.getKey().word() + " is " + entry.getValue().word()
                        + trouble(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String trouble(Component component, Part part) {
        if (part.failures() == 0) {
            return part.phase() instanceof Phase.Waiting ? " for the broker" : "";
        }
        String words = supervisor.lastWords(component);
        return ": " + part.message() + (words.isEmpty() ? "" : " (last in its log: " + words + ")");
    }

    private ControlReply down(Duration grace, Consumer<String> notes) throws InterruptedException {
        supervisor.tell(new Signal.Down(grace)).join();
        RingState state = supervisor.state();
        String told = "";
        while (!state.stopped()) {
            String now = "waiting for " + running(state) + " to stop";
            if (!now.equals(told)) {
                notes.accept(now);
                told = now;
            }
            RingState seen = state;
            state = supervisor.await(ring -> !running(ring).equals(running(seen)), STOP_LIMIT);
        }
        return reply(true, "");
    }

    private static String running(RingState state) {
        return state.parts().entrySet().stream()
                .filter(entry -> !(entry.getValue().phase() instanceof Phase.Stopped))
                .map(entry -> entry.getKey().word())
                .collect(Collectors.joining(", "));
    }

    /** Tells the ring to end, without waiting for it. @param grace how long each component may take */
    public void down(Duration grace) {
        supervisor.tell(new Signal.Down(grace));
    }

    /** Whether every wanted component is ready. */
    public boolean ready() {
        return supervisor.state().ready();
    }

    private ControlReply reply(boolean ok, String message) {
        return new ControlReply(ok, message, status());
    }

    /** The whole ring as it is now. */
    public RingStatus status() {
        List<ComponentStatus> components = new ArrayList<>();
        supervisor
                .state()
                .parts()
                .forEach((component, part) -> components.add(new ComponentStatus(
                        component,
                        part.word(),
                        part.phase().process().map(process -> process.pid()).orElse(null),
                        component.port(settings.get()),
                        since(part),
                        part.restarts(),
                        part.message())));
        return new RingStatus(ProcessHandle.current().pid(), components);
    }

    private static @Nullable Instant since(Part part) {
        return switch (part.phase()) {
            case Phase.Starting(var process, Instant since) -> since;
            case Phase.Ready(var process, Instant since) -> since;
            case Phase.Unready(var process, Instant since) -> since;
            default -> null;
        };
    }
}

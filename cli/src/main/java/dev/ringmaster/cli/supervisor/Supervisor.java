package dev.ringmaster.cli.supervisor;

import dev.ringmaster.cli.supervisor.process.ComponentLog;
import dev.ringmaster.cli.supervisor.process.DetachedLauncher;
import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.cli.supervisor.trial.TrialGuard;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the components of one ring running. One thread ({@link #run}) decides and acts; others may ask at any time. Components
 * are detached: they outlive this process, and the next supervisor adopts them.
 */
public final class Supervisor {

    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration GRACE_WITHOUT_FOLDER = Duration.ofSeconds(10);

    private final RingFolder folder;
    private final ComponentPrograms programs;
    private final Readiness readiness;
    private final RingListener listener;
    private final InstantSource clock;
    private final TrialGuard guard;
    private final ProcessTable table = new ProcessTable();
    private final DetachedLauncher launcher = new DetachedLauncher(table);
    private final RunFiles files;
    private final Supervision supervision = new Supervision(RestartPolicy.DEFAULT);
    private final BlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
    private final Map<ProcessIdentity, Process> children = new ConcurrentHashMap<>();
    private final Set<Component> watched = EnumSet.noneOf(Component.class);
    private volatile RingState state;

    private record Asked(Signal signal, CompletableFuture<@Nullable Void> heard) {}

    /**
     * @param components the ones this ring runs itself
     * @param guard judges a release that is on trial in this ring
     */
    public Supervisor(
            RingFolder folder,
            Set<Component> components,
            ComponentPrograms programs,
            Readiness readiness,
            RingListener listener,
            TrialGuard guard,
            InstantSource clock) {
        this.folder = folder;
        this.programs = programs;
        this.readiness = readiness;
        this.listener = listener;
        this.guard = guard;
        this.clock = clock;
        this.files = new RunFiles(folder, table);
        this.state = RingState.of(components, files.stopped(), RestartPolicy.DEFAULT.grace());
    }

    /**
     * Starts what should run, adopts what already does, and returns when the ring was told to end and nothing runs any more.
     *
     * @param folderRemains false once the ring's folder is gone: the ring is ended then, for nothing could be kept any more
     * @param upkeep done about once a second while the ring runs; must be quick
     */
    public void run(BooleanSupplier folderRemains, Runnable upkeep) throws InterruptedException, IOException {
        Map<Component, ProcessIdentity> running = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            files.live(component).ifPresent(process -> {
                if (state.parts().containsKey(component)) {
                    running.put(component, process);
                } else {
                    // The settings were changed while nobody kept the ring.
                    table.terminate(process);
                }
            });
        }
        step(new Signal.Begun(running));
        state.parts().keySet().forEach(this::watch);
        Instant nextUpkeep = clock.instant().plus(SWEEP);
        while (!state.ending() || !state.stopped()) {
            Asked asked = queue.poll(untilNextDeadline().toMillis() + 1, TimeUnit.MILLISECONDS);
            if (!state.ending() && !folderRemains.getAsBoolean()) {
                step(new Signal.Down(GRACE_WITHOUT_FOLDER));
            }
            if (!state.ending() && !clock.instant().isBefore(nextUpkeep)) {
                upkeep.run();
                nextUpkeep = clock.instant().plus(SWEEP);
            }
            step(asked == null ? new Signal.Tick() : asked.signal());
            if (asked != null) {
                asked.heard().complete(null);
            }
            if (!state.ending()) {
                guard.look(state, clock.instant()).forEach(this::step);
            }
        }
        files.writeStopped(Set.of());
    }

    /** Hands over a signal; the future completes when it was heard and its first consequences are visible. */
    public CompletableFuture<@Nullable Void> tell(Signal signal) {
        CompletableFuture<@Nullable Void> heard = new CompletableFuture<>();
        queue.add(new Asked(signal, heard));
        return heard;
    }

    public RingState state() {
        return state;
    }

    /** Waits until the ring looks as wanted. @return the last state seen, which may not be as wanted when the time is up */
    public RingState await(Predicate<RingState> wanted, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (queue) {
            long left = atMost.toMillis();
            while (!wanted.test(state) && left > 0) {
                queue.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
        return state;
    }

    private Duration untilNextDeadline() {
        Instant now = clock.instant();
        return state.nextDeadline()
                .map(deadline -> Duration.between(now, deadline))
                .filter(left -> left.compareTo(SWEEP) < 0)
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .orElse(SWEEP);
    }

    private void step(Signal signal) {
        Deque<Signal> signals = new ArrayDeque<>();
        signals.add(signal);
        while (!signals.isEmpty()) {
            Signal next = signals.remove();
            Decision decision = supervision.decide(state, next, clock.instant());
            show(decision.state());
            remember(next);
            decision.actions().forEach(action -> perform(action, signals));
        }
    }

    private void watch(Component component) {
        if (watched.add(component)) {
            Thread.ofPlatform().name("watch-" + component.shortName()).daemon().start(new Watch(component));
        }
    }

    private void show(RingState next) {
        RingState before = state;
        state = next;
        synchronized (queue) {
            queue.notifyAll();
        }
        next.parts().forEach((component, part) -> {
            Part earlier = before.part(component);
            if (!earlier.equals(part)) {
                if (part.phase() instanceof Phase.Stopped) {
                    forget(component);
                }
                listener.changed(component, earlier, part);
            }
        });
        before.parts().forEach((component, earlier) -> {
            if (!next.parts().containsKey(component)) {
                forget(component);
                listener.changed(component, earlier, next.part(component));
            }
        });
    }

    private void remember(Signal signal) {
        if (signal instanceof Signal.Start || signal instanceof Signal.Stop || signal instanceof Signal.Restart) {
            Set<Component> stopped = EnumSet.noneOf(Component.class);
            state.parts().forEach((component, part) -> {
                if (!part.wanted() && !state.leaving().contains(component)) {
                    stopped.add(component);
                }
            });
            try {
                files.writeStopped(stopped);
            } catch (IOException notWritten) {
                complain("what was stopped could not be written down", notWritten);
            }
        }
    }

    private void perform(Action action, Deque<Signal> signals) {
        switch (action) {
            case Action.Launch(Component component) -> {
                signals.add(launched(component));
                watch(component);
            }
            case Action.Terminate(Component component, ProcessIdentity process) -> table.terminate(process);
            case Action.Kill(Component component, ProcessIdentity process) -> table.kill(process);
        }
    }

    private Signal launched(Component component) {
        try {
            DetachedLauncher.Started started = launcher.launch(
                    new DetachedLauncher.Order(
                            programs.commandOf(component),
                            folder.state(),
                            Map.of(RingFolder.HOME_VARIABLE, folder.home().toString()),
                            folder.run(component),
                            folder.log(component)),
                    clock.instant());
            children.put(started.identity(), started.process());
            started.process().onExit().thenAccept(ended -> {
                tell(new Signal.Exited(component, started.identity(), ended.exitValue()));
                children.remove(started.identity());
            });
            return new Signal.Launched(component, started.identity());
        } catch (IOException failure) {
            return new Signal.LaunchFailed(component, String.valueOf(failure.getMessage()));
        }
    }

    private void forget(Component component) {
        try {
            files.forget(component);
        } catch (IOException notDeleted) {
            complain("a run file could not be deleted", notDeleted);
        }
    }

    private static void complain(String what, IOException failure) {
        System.err.println("ringmaster: " + what + ": " + failure.getMessage());
    }

    /** The last lines that a component wrote, for a message about its end. */
    public String lastWords(Component component) {
        return String.join(" | ", new ComponentLog(folder.log(component)).lastLines(2));
    }

    /** Looks after one component's process: whether it lives, when it is not our child, and whether it is ready. */
    private final class Watch implements Runnable {

        private static final long STARTING_MILLIS = 25;
        private static final long ADOPTED_MILLIS = 200;
        private static final long READY_MILLIS = 5_000;

        private final Component component;
        private long probedAt;

        Watch(Component component) {
            this.component = component;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    look();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private void look() throws InterruptedException {
            RingState seen = state;
            Phase phase = seen.part(component).phase();
            ProcessIdentity process = phase.process().orElse(null);
            if (process == null) {
                pause(seen, READY_MILLIS);
                return;
            }
            boolean child = children.containsKey(process);
            if (!child && !table.alive(process)) {
                tell(new Signal.Exited(component, process, null)).join();
                return;
            }
            boolean ready = phase instanceof Phase.Ready;
            boolean stopping = phase instanceof Phase.Stopping;
            long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
            if (!stopping && (!ready || now - probedAt >= READY_MILLIS)) {
                probedAt = now;
                boolean answer = readiness.ready(component);
                if (answer != ready) {
                    tell(new Signal.Answered(component, process, answer)).join();
                }
            }
            boolean patient = ready || stopping;
            pause(seen, !patient ? STARTING_MILLIS : child ? READY_MILLIS : ADOPTED_MILLIS);
        }

        /** Waits, but no longer than until the ring's state changes. */
        private void pause(RingState seen, long millis) throws InterruptedException {
            synchronized (queue) {
                if (state.equals(seen)) {
                    queue.wait(millis);
                }
            }
        }
    }
}

package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.supervisor.ComponentPrograms;
import dev.ringmaster.cli.supervisor.Readiness;
import dev.ringmaster.cli.supervisor.RingListener;
import dev.ringmaster.cli.supervisor.Supervisor;
import dev.ringmaster.cli.supervisor.control.ControlDesk;
import dev.ringmaster.cli.supervisor.control.ControlServer;
import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.cli.supervisor.process.Terminal;
import dev.ringmaster.cli.supervisor.trial.TrialGuard;
import dev.ringmaster.cli.supervisor.trial.Trials;
import dev.ringmaster.settings.applied.ReloadWish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import sun.misc.Signal;

/** Runs the supervisor of one ring in this process: alone, listening, until the ring ends. */
public final class RingHost {

    /** 128 and the signal's number, as shells have it. */
    private static final int HANG_UP_EXIT = 129;

    private final Ring ring;
    private final ComponentPrograms programs;
    private final Readiness readiness;
    private final TrialGuard guard;
    private final SettingsInForce settings;
    private Companions companions;

    /** Without companions. @param trials the releases that may be on trial in this ring */
    public RingHost(Ring ring, ComponentPrograms programs, Readiness readiness, Trials trials) {
        this.ring = ring;
        this.settings = new SettingsInForce(ring);
        this.companions = new Companions(ring, settings, List.of());
        this.programs = component -> {
            Ring now = new Ring(ring.folder(), settings.get(), ring.warnings());
            String taken = Preflight.takenPort(now, component).orElse("");
            if (!taken.isEmpty()) {
                throw new IOException(taken);
            }
            return programs.commandOf(component);
        };
        this.readiness = readiness;
        this.guard = new TrialGuard(
                trials, said -> System.err.println(InstantSource.system().instant() + " " + said));
    }

    /** With companions. @param ringmaster the command that runs the client; empty for none */
    public RingHost with(List<String> ringmaster) {
        companions = new Companions(ring, settings, ringmaster);
        return this;
    }

    /**
     * Runs until the ring was told to end.
     *
     * @param started given the desk where the ring can be asked, once the supervisor listens
     * @throws CommandFailure with {@link ExitCode#CONFLICT} if another supervisor lives, with {@link ExitCode#FAILED} if the ring had
     *     to be stopped because its folder went away
     */
    public void run(RingListener listener, Consumer<ControlDesk> started) throws IOException, InterruptedException {
        try (SupervisorLock lock = SupervisorLock.take(ring.folder()).orElseThrow(() -> alreadyRuns(ring))) {
            Supervisor supervisor = new Supervisor(
                    ring.folder(), ring.components(), programs, readiness, listener, guard, InstantSource.system());
            ControlDesk desk = new ControlDesk(supervisor, settings);
            ProcessTable table = new ProcessTable();
            Path file = ring.folder().run().resolve("supervisor.json");
            ProcessIdentity self = table.identify(ProcessHandle.current().pid()).orElseThrow();
            RunFiles.record(file, self, InstantSource.system().instant().toString());
            reloadOnHangUp();
            try (ControlServer server = ControlServer.listen(ring.folder(), desk);
                    SettingsRestarts restarts = SettingsRestarts.follow(ring.folder(), supervisor, settings)) {
                started.accept(desk);
                supervisor.run(lock::isInPlace, new Upkeep(ring.folder(), companions, InstantSource.system()));
            } finally {
                Companions.end(ring.folder());
                RunFiles.forget(file);
            }
            if (!lock.isInPlace()) {
                throw folderGone(ring);
            }
        }
    }

    /** {@code kill -HUP} asks for a reload; a terminal that goes away still ends what was started in it. */
    private void reloadOnHangUp() {
        Terminal terminal = Terminal.current();
        ReloadWish wish = new ReloadWish(ring.folder());
        Consumer<String> complain = said -> System.err.println("ringmaster: " + said);
        try {
            Signal.handle(new Signal("HUP"), signal -> {
                if (terminal.isGone()) {
                    System.exit(HANG_UP_EXIT);
                }
                wish.say(complain);
            });
        } catch (IllegalArgumentException e) {
            complain.accept("kill -HUP does not reload the settings here: " + e.getMessage());
        }
    }

    private static CommandFailure folderGone(Ring ring) {
        return new CommandFailure(
                ExitCode.FAILED,
                "the folder " + ring.folder().state()
                        + " was deleted or moved away while its ring ran, so all of the ring was stopped",
                "Put it back, or start anew: ringmaster up");
    }

    /** The sentence for a second {@code up}. */
    public static CommandFailure alreadyRuns(Ring ring) {
        String pid = RunFiles.recorded(ring.folder().run().resolve("supervisor.json"))
                .map(supervisor -> " (pid " + supervisor.pid() + ")")
                .orElse("");
        return new CommandFailure(
                ExitCode.CONFLICT,
                "the ring in " + ring.folder().home() + " runs already" + pid,
                "See ringmaster status; ringmaster down stops it.");
    }
}

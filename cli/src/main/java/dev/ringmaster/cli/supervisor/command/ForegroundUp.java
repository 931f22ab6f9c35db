package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.Surroundings;
import dev.ringmaster.cli.release.InstalledTrials;
import dev.ringmaster.cli.supervisor.Part;
import dev.ringmaster.cli.supervisor.RingListener;
import dev.ringmaster.cli.supervisor.control.ControlDesk;
import dev.ringmaster.cli.supervisor.control.RingStatus;
import dev.ringmaster.cli.supervisor.host.LiveAgents;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingHost;
import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.cli.supervisor.host.SettingsInForce;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the supervisor in this process until it is interrupted or told to end. */
final class ForegroundUp implements RingListener {

    private static final int DRAIN_SECONDS = 75;

    private final Ring ring;
    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable ControlDesk desk;
    private boolean shown;

    ForegroundUp(Ring ring, Surroundings surroundings) {
        this.ring = ring;
        this.out = surroundings.out();
        this.err = surroundings.err();
    }

    boolean run() throws IOException, InterruptedException {
        DetachedUp.installed().linkInto(ring.folder());
        Thread drain = new Thread(this::drain, "drain");
        Runtime.getRuntime().addShutdownHook(drain);
        try {
            SettingsInForce settings = new SettingsInForce(ring);
            RingHost host = new RingHost(
                            ring,
                            DetachedUp.installed().programs(ring.folder(), settings),
                            new RingReadiness(settings),
                            new InstalledTrials(
                                    DetachedUp.installed(), ring.folder().home()))
                    .with(DetachedUp.installed().client());
            host.run(this, now -> desk = now);
        } finally {
            ended.countDown();
        }
        out.println("The ring is stopped. " + LiveAgents.sentence(ring.folder()));
        return true;
    }

    @Override
    public void changed(Component component, Part before, Part after) {
        if (!before.word().equals(after.word())) {
            err.println(component.word() + " is " + after.word()
                    + (after.message().isEmpty() ? "" : ": " + after.message()));
        }
        ControlDesk current = desk;
        if (!shown && current != null) {
            RingStatus status = current.status();
            if (current.ready()) {
                shown = true;
                RingTable.print(out, ring, status);
                out.println("Ctrl+C stops it.");
            }
        }
    }

    /** On Ctrl+C, or when the terminal goes away: stops the ring in order before this process ends. */
    private void drain() {
        ControlDesk current = desk;
        if (current == null || ended.getCount() == 0) {
            return;
        }
        err.println("Stopping the ring. " + LiveAgents.sentence(ring.folder()));
        current.down(Duration.ofSeconds(30));
        try {
            if (!ended.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                err.println("ringmaster: the ring did not stop within " + DRAIN_SECONDS
                        + " s; ringmaster down --now ends it");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.release.InstalledTrials;
import dev.ringmaster.cli.supervisor.Part;
import dev.ringmaster.cli.supervisor.RingListener;
import dev.ringmaster.cli.supervisor.control.ControlDesk;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingHost;
import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.cli.supervisor.host.SettingsInForce;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** The supervisor's own process, which {@code up -d} starts; its standard error is the supervisor's log. */
@Command(name = "supervise", hidden = true, description = "Run the supervisor of this ring in this process.")
public final class SuperviseCommand implements Callable<Integer>, RingListener {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int DRAIN_SECONDS = 75;

    private final RingmasterCommand root;
    private final PrintStream log;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable ControlDesk desk;

    public SuperviseCommand(RingmasterCommand root) {
        this.root = root;
        this.log = root.surroundings().err();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ring ring = Ring.of(root);
        Runtime.getRuntime().addShutdownHook(new Thread(this::drain, "drain"));
        say("supervisor starts home=" + ring.folder().home() + " pid="
                + ProcessHandle.current().pid());
        try {
            SettingsInForce settings = new SettingsInForce(ring);
            new RingHost(
                            ring,
                            DetachedUp.installed().programs(ring.folder(), settings),
                            new RingReadiness(settings),
                            new InstalledTrials(
                                    DetachedUp.installed(), ring.folder().home()))
                    .with(DetachedUp.installed().client())
                    .run(this, listening -> desk = listening);
        } finally {
            ended.countDown();
        }
        say("supervisor ends");
        return 0;
    }

    @Override
    public void changed(Component component, Part before, Part after) {
        if (!before.word().equals(after.word())) {
            say("component=" + component.word() + " state=" + after.word() + " restarts=" + after.restarts()
                    + after.phase()
                            .process()
                            .map(process -> " pid=" + process.pid())
                            .orElse("")
                    + (after.message().isEmpty() ? "" : " " + after.message()));
        }
    }

    private void say(String text) {
        log.println(root.surroundings().clock().instant() + " " + text);
    }

    /** SIGTERM means the whole ring: a service manager that stops the supervisor expects nothing to stay. */
    private void drain() {
        ControlDesk listening = desk;
        if (listening == null || ended.getCount() == 0) {
            return;
        }
        listening.down(GRACE);
        try {
            if (!ended.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                say("the ring did not stop within " + DRAIN_SECONDS + " s");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

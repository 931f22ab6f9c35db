package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.supervisor.process.Probe;
import dev.ringmaster.cli.supervisor.trial.Trials;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A supervisor in a process of its own, over stub components. */
final class StubRing {

    private StubRing() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Ring ring = Ring.open(new RingFolder(Path.of(arguments[0])), Map.of());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        RingHost host = new RingHost(
                ring,
                component -> List.of(
                        java,
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StubService.class.getName(),
                        Integer.toString(component.port(ring.settings()))),
                component -> Probe.answersOk("127.0.0.1", component.port(ring.settings()), "/q/health/ready"),
                Trials.NONE);
        host.run((component, before, after) -> {}, desk -> {});
    }
}

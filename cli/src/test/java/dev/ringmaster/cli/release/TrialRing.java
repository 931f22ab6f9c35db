package dev.ringmaster.cli.release;

import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingHost;
import dev.ringmaster.cli.supervisor.process.Probe;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A supervisor in a process of its own, over stubs that stand for the installed programs; one that says "broken" exits at once. */
final class TrialRing {

    private TrialRing() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Ring ring = Ring.open(new RingFolder(Path.of(arguments[0])), Map.of());
        Installation installation = new Installation(Path.of(arguments[1]));
        RingHost host = new RingHost(
                ring,
                component -> command(installation, component, ring),
                component -> Probe.answersOk("127.0.0.1", component.port(ring.settings()), "/q/health/ready"),
                new InstalledTrials(installation, ring.folder().home()));
        host.run((component, before, after) -> {}, desk -> {});
    }

    private static List<String> command(Installation installation, Component component, Ring ring) throws IOException {
        Path folder = installation.product(Product.of(component)).orElseThrow().folder();
        Path program = folder.resolve("quarkus-run.jar");
        if (Files.exists(program) && Files.readString(program).startsWith("broken")) {
            return List.of("sh", "-c", "exit 3", program.toString());
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add("dev.ringmaster.cli.supervisor.host.StubService");
        command.add(Integer.toString(component.port(ring.settings())));
        command.add(program.toString());
        return command;
    }
}

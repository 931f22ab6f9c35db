package dev.ringmaster.cli.supervisor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import dev.ringmaster.cli.oversight.Overseer;
import dev.ringmaster.cli.supervisor.host.GapWatch;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has one component replaced and tells for how long it did not answer. */
@Command(
        name = "restart",
        description = {
            "Stop a component, start what is installed now, and wait until it is ready; agents do not notice.",
            "It has 30 s to finish what it is doing. The gap is told from its last answer to its first."
        },
        footer = {"", "Examples:", "  ringmaster restart scheduler-service", "  ringmaster restart api-service -o json"
        })
public final class RestartCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    @Parameters(paramLabel = "COMPONENT", description = "broker, api-service … as ringmaster status names them.")
    private String word = "";

    @Mixin
    private OutputOption output = new OutputOption();

    public RestartCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Component component = ComponentOrder.component(word);
        Ring ring = Ring.lenient(root);
        Printer printer = new Printer(root, output.format());
        GapWatch watch = GapWatch.begin(new RingReadiness(ring.settings()), component);
        long began = System.nanoTime();
        Overseer.Result result = ComponentOrder.given(ring, component, Overseer::restart, printer::say);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Optional<Duration> gap = watch.end();
        ObjectNode item = Json.object()
                .put("id", component.word())
                .put("ready", result.ok())
                .put("gapMs", gap.map(Duration::toMillis).orElse(null))
                .put("tookMs", took.toMillis())
                .put("message", result.message());
        String silence = gap.map(time -> "; it did not answer for " + time.toMillis() + " ms")
                .orElse("");
        if (result.ok()) {
            printer.item("restart", item, out -> out.println(result.message() + silence));
            return ExitCode.OK.code();
        }
        printer.item("restart", item, out -> {});
        throw ComponentOrder.failure(ring, component, result);
    }
}

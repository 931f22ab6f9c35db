package dev.ringmaster.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.Surroundings;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.client.SettingsView;
import dev.ringmaster.cli.output.Format;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import dev.ringmaster.cli.supervisor.host.Ring;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for what would go wrong, before it does. */
@Command(
        name = "doctor",
        description = {
            "Check what this machine and this ring need: tools, isolation, disk, ports, settings, workers, broker,"
                    + " clock, token.",
            "With --workers: ask each worker's program for its version and its options, and compare them with what is"
                    + " used of it.",
            "Exits with 1 when something is a problem; each problem says how to mend it."
        },
        footer = {"", "Example:", "  ringmaster doctor", "  ringmaster doctor --workers"})
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--workers", description = "Ask the workers' programs, and check nothing else.")
    private boolean workers;

    private final RingmasterCommand root;

    public DoctorCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings around = root.surroundings();
        Tools tools = new Tools(around.environment());
        List<Finding> findings = new ArrayList<>(workers ? List.of() : new MachineCheckup(tools).run());
        if (!workers) {
            findings.addAll(new IsolationCheckup(tools).run());
        }
        try {
            Ring ring = Ring.of(root);
            findings.add(SettingsView.of(root)
                    .difference(around.clock().instant())
                    .map(said -> Finding.problem("ringmaster.toml", said, "See: ringmaster config show"))
                    .orElseGet(() -> Finding.ok("ringmaster.toml", ring.folder().settingsFile() + " is right")));
            findings.addAll(
                    workers
                            ? new WorkerCheckup(ring, tools).run()
                            : new RingCheckup(ring, tools, around.clock()).run());
        } catch (CommandFailure wrong) {
            findings.add(Finding.problem("ringmaster.toml", String.valueOf(wrong.getMessage()), wrong.nextStep()));
        }
        long problems = findings.stream()
                .filter(finding -> finding.level() == Finding.Level.PROBLEM)
                .count();
        if (output.format() == Format.TABLE) {
            print(findings, problems, around.out());
        } else {
            new Printer(root, output.format())
                    .list(
                            "FindingList",
                            findings.stream().map(DoctorCommand::json).toList(),
                            List.of(),
                            "");
        }
        return problems == 0 ? ExitCode.OK.code() : ExitCode.FAILED.code();
    }

    private static void print(List<Finding> findings, long problems, PrintStream out) {
        for (Finding finding : findings) {
            out.printf("%-8s %-16s %s%n", finding.level().word(), finding.subject(), finding.detail());
            if (finding.level() != Finding.Level.OK && !finding.fix().isEmpty()) {
                out.println(" ".repeat(26) + "→ " + finding.fix());
            }
        }
        out.println(problems == 0 ? "No problems." : problems + (problems == 1 ? " problem." : " problems."));
    }

    private static JsonNode json(Finding finding) {
        return Json.object()
                .put("id", finding.subject())
                .put("level", finding.level().word())
                .put("detail", finding.detail())
                .put("fix", finding.fix());
    }
}

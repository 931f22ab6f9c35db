package dev.ringmaster.cli.doctor;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.Surroundings;
import dev.ringmaster.cli.supervisor.host.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks for what would go wrong, before it does. */
@Command(
        name = "doctor",
        description = {
            "Check this machine and this ring: Java, git, Maven, disk, ports, settings, workers, broker, clock, token.",
            "Exits with 1 when something is a problem; each problem says how to mend it."
        },
        footer = {"", "Example:", "  ringmaster doctor"})
public final class DoctorCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    public DoctorCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings around = root.surroundings();
        Tools tools = new Tools(around.environment());
        List<Finding> findings = new ArrayList<>(new MachineCheckup(tools).run());
        try {
            Ring ring = Ring.of(root);
            findings.add(Finding.ok("ringmaster.toml", ring.folder().settingsFile() + " is right"));
            findings.addAll(new RingCheckup(ring, tools, around.clock()).run());
        } catch (CommandFailure wrong) {
            findings.add(Finding.problem("ringmaster.toml", String.valueOf(wrong.getMessage()), wrong.nextStep()));
        }
        for (Finding finding : findings) {
            around.out().printf("%-8s %-16s %s%n", finding.level().word(), finding.subject(), finding.detail());
            if (finding.level() != Finding.Level.OK && !finding.fix().isEmpty()) {
                around.out().println(" ".repeat(26) + "→ " + finding.fix());
            }
        }
        long problems = findings.stream()
                .filter(finding -> finding.level() == Finding.Level.PROBLEM)
                .count();
        around.out().println(problems == 0 ? "No problems." : problems + (problems == 1 ? " problem." : " problems."));
        return problems == 0 ? ExitCode.OK.code() : ExitCode.FAILED.code();
    }
}

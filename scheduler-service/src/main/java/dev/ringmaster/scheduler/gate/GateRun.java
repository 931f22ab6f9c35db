package dev.ringmaster.scheduler.gate;

import dev.ringmaster.model.project.Gate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Gates to run on a tree.
 *
 * @param gates in order
 * @param tree the folder they run in
 * @param attemptFolder the attempt's own folder: the gates' output is appended to {@code gates.log} there, and what runs is written down
 *     there, so that a later process can end it
 * @param environment the gates' whole environment, see {@link dev.ringmaster.scheduler.runtime.CleanEnvironment}
 */
public record GateRun(List<Gate> gates, Path tree, Path attemptFolder, Map<String, String> environment) {
    public GateRun {
        gates = List.copyOf(gates);
        environment = Map.copyOf(environment);
    }
}

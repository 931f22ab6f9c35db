package dev.ringmaster.model.attempt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one gate said.
 *
 * @param exitCode null when it was ended at its time limit or another one, or could not be started
 * @param tail the last lines of its output
 */
public record GateResult(
        String name, boolean passed, @Nullable Integer exitCode, Duration took, String tail) {}

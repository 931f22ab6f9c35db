package dev.ringmaster.scheduler.operations;

import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.AttemptOutput;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the last lines that an agent printed, for whoever tries the task next. */
@ApplicationScoped
public class OutputTail {

    private static final int LIMIT_BYTES = 4000;

    private final AgentRuntime runtime;

    OutputTail(AgentRuntime runtime) {
        this.runtime = runtime;
    }

    /** Whole lines, at most {@value #LIMIT_BYTES} bytes; empty where nothing was printed. */
    public String of(LiveAttempt attempt) {
        AttemptOutput output = runtime.output();
        long size = output.size(attempt.id(), OutputSource.AGENT);
        if (size == 0) {
            return "";
        }
        long from = Math.max(0, size - LIMIT_BYTES);
        String text = output.readFinished(attempt.id(), OutputSource.AGENT, from, LIMIT_BYTES)
                .text();
        return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
    }
}

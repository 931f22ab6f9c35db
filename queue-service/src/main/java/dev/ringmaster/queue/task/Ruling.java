package dev.ringmaster.queue.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stimulus comes to.
 *
 * @param next the task after it; the very same record when nothing changes
 * @param effects in order
 * @param refusal why nothing changes, one sentence for the log; null when something does or nothing needs saying
 */
public record Ruling(
        TaskRun next, List<Effect> effects, @Nullable String refusal) {

    public Ruling {
        effects = List.copyOf(effects);
    }

    static Ruling of(TaskRun next, Effect... effects) {
        return new Ruling(next, List.of(effects), null);
    }

    static Ruling refused(TaskRun run, String why) {
        return new Ruling(run, List.of(), why);
    }
}

package dev.ringmaster.model.attempt;

import dev.ringmaster.model.id.TaskId;
import org.jspecify.annotations.Nullable;

/** What a task that this one depends on came to. */
public record DependencyResult(
        TaskId task, String title, @Nullable String commit) {}

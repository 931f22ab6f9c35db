package dev.ringmaster.model.decision;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question that only a person can answer.
 *
 * @param attempt the attempt that raised it, or null
 * @param question what is asked, for a person
 * @param detail what a person needs to answer: the last failure, its output; may be empty
 * @param options at least one
 * @param raisedAt when it was raised
 */
public record Decision(
        DecisionId id,
        TaskId task,
        ProjectId project,
        @Nullable AttemptId attempt,
        DecisionKind kind,
        String question,
        String detail,
        List<DecisionOption> options,
        Instant raisedAt) {

    /** @throws IllegalArgumentException if there is no option */
    public Decision {
        if (options.isEmpty()) {
            throw new IllegalArgumentException("decision " + id + " has no option");
        }
        options = List.copyOf(options);
    }

    /** The assignment that raised it, as its id says; empty if the id was not made by {@link #idFor}. */
    public Optional<Epoch> epoch() {
        String start = "d-" + task + "-";
        String end = "-" + kindInId(kind);
        String whole = id.value();
        if (!whole.startsWith(start) || !whole.endsWith(end)) {
            return Optional.empty();
        }
        String between = whole.substring(start.length(), Math.max(start.length(), whole.length() - end.length()));
        return between.matches("[0-9]{1,18}") ? Optional.of(new Epoch(Long.parseLong(between))) : Optional.empty();
    }

    /** The id of the one decision of this kind that a task's assignment can raise, whoever raises it and however often. */
    public static DecisionId idFor(TaskId task, Epoch epoch, DecisionKind kind) {
        return new DecisionId("d-" + task + "-" + epoch + "-" + kindInId(kind));
    }

    private static String kindInId(DecisionKind kind) {
        return kind.word().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

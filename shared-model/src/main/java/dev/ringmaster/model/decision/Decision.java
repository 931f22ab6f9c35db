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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** The assignment that raised it, as its id says; empty if the id is of another form. A question about a tree has the tree behind. */
    public Optional<Epoch> epoch() {
        Matcher form = Pattern.compile(Pattern.quote("d-" + task + "-")
                        + "([0-9]{1,18})"
                        + Pattern.quote("-" + kindInId(kind))
                        + "(-[0-9a-f]+)?")
                .matcher(id.value());
        return form.matches() ? Optional.of(new Epoch(Long.parseLong(form.group(1)))) : Optional.empty();
    }

    /** The id of the one decision of this kind that a task's assignment can raise, whoever raises it and however often. */
    public static DecisionId idFor(TaskId task, Epoch epoch, DecisionKind kind) {
        return new DecisionId("d-" + task + "-" + epoch + "-" + kindInId(kind));
    }

    private static String kindInId(DecisionKind kind) {
        return kind.word().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.ringmaster.model.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a task cannot run now; each says so in one sentence. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BlockReason.Dependency.class, name = "dependency"),
    @JsonSubTypes.Type(value = BlockReason.UnknownDependency.class, name = "unknown_dependency"),
    @JsonSubTypes.Type(value = BlockReason.DeadDependency.class, name = "dead_dependency"),
    @JsonSubTypes.Type(value = BlockReason.Cycle.class, name = "cycle"),
    @JsonSubTypes.Type(value = BlockReason.UnknownProject.class, name = "unknown_project"),
    @JsonSubTypes.Type(value = BlockReason.Decision.class, name = "decision"),
    @JsonSubTypes.Type(value = BlockReason.Deferred.class, name = "deferred"),
    @JsonSubTypes.Type(value = BlockReason.Backoff.class, name = "backoff"),
    @JsonSubTypes.Type(value = BlockReason.Quota.class, name = "quota"),
    @JsonSubTypes.Type(value = BlockReason.Budget.class, name = "budget"),
    @JsonSubTypes.Type(value = BlockReason.Paused.class, name = "paused")
})
public sealed interface BlockReason {

    /** One sentence for a person, without the task's own name. */
    String sentence();

    /** @param on tasks that are not done yet, in id order, at least one */
    record Dependency(List<TaskId> on) implements BlockReason {
        public Dependency {
            on = List.copyOf(on);
        }

        @Override
        public String sentence() {
            return "waits for " + names(on) + " to be done";
        }
    }

    /** @param on tasks it depends on that nobody has created yet */
    record UnknownDependency(List<TaskId> on) implements BlockReason {
        public UnknownDependency {
            on = List.copyOf(on);
        }

        @Override
        public String sentence() {
            return "depends on " + names(on) + ", which does not exist (yet)";
        }
    }

    /** @param on tasks it depends on that failed or were cancelled, so that it can never run */
    record DeadDependency(List<TaskId> on) implements BlockReason {
        public DeadDependency {
            on = List.copyOf(on);
        }

        @Override
        public String sentence() {
            return "depends on " + names(on)
                    + ", which failed or was cancelled: remove the dependency or retry that task";
        }
    }

    /** @param through the tasks of the cycle in order, starting with the smallest id */
    record Cycle(List<TaskId> through) implements BlockReason {
        public Cycle {
            through = List.copyOf(through);
        }

        @Override
        public String sentence() {
            return "is part of a cycle: "
                    + through.stream().map(TaskId::value).collect(Collectors.joining(" → "))
                    + " → " + through.getFirst() + ": remove one of these dependencies";
        }
    }

    record UnknownProject(ProjectId project) implements BlockReason {
        @Override
        public String sentence() {
            return "belongs to project " + project + ", which is not known (yet)";
        }
    }

    record Decision(DecisionId decision) implements BlockReason {
        @Override
        public String sentence() {
            return "waits for an answer to " + decision;
        }
    }

    /** @param until before then it is not given out */
    record Deferred(Instant until) implements BlockReason {
        @Override
        public String sentence() {
            return "is deferred until " + until;
        }
    }

    /**
     * @param until when it may run again
     * @param attempts how many attempts have failed so far
     */
    record Backoff(Instant until, int attempts) implements BlockReason {
        @Override
        public String sentence() {
            return "waits until " + until + " before it is tried again (attempts so far: " + attempts + ")";
        }
    }

    record Quota(Instant until) implements BlockReason {
        @Override
        public String sentence() {
            return "waits for the agent's quota, which resets at " + until;
        }
    }

    /**
     * @param detail which budget, and how it stands
     * @param decision by which a person may raise it, or null where it comes back by itself
     */
    record Budget(String detail, @Nullable DecisionId decision) implements BlockReason {
        @Override
        public String sentence() {
            return "would exceed the budget: " + detail;
        }
    }

    record Paused(String by) implements BlockReason {
        @Override
        public String sentence() {
            return "is paused by " + by;
        }
    }

    private static String names(List<TaskId> tasks) {
        int shown = 5;
        String some = tasks.stream().limit(shown).map(TaskId::value).collect(Collectors.joining(", "));
        return tasks.size() <= shown ? some : some + " and " + (tasks.size() - shown) + " more";
    }
}

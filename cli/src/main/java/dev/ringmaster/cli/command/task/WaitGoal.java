package dev.ringmaster.cli.command.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.model.task.TaskStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is waited for, and when waiting is over: a task got there, or cannot without a person, or cannot at all. */
record WaitGoal(Set<TaskStatus> statuses, boolean decision) {

    private static final Set<String> NEEDS_YOU = Set.of("needs-you", "needs_you", "decision");

    private enum Standing {
        REACHED,
        UNDER_WAY,
        NEEDS_DECISION,
        OVER
    }

    /** @throws CommandFailure if a word is no status */
    static WaitGoal of(List<String> words) {
        Set<TaskStatus> statuses = new HashSet<>();
        boolean decision = false;
        for (String word : words) {
            if (NEEDS_YOU.contains(word)) {
                decision = true;
            } else {
                try {
                    statuses.add(TaskStatus.ofWord(word));
                } catch (IllegalArgumentException e) {
                    throw new CommandFailure(
                            ExitCode.USAGE,
                            "there is no status '" + word + "' to wait for",
                            "Wait for needs-you, draft, blocked, ready, assigned, in_progress, review, done, failed or cancelled.",
                            e);
                }
            }
        }
        return new WaitGoal(statuses, decision);
    }

    /** Whether no task needs to be waited for any longer; one that failed ends the waiting for all. */
    boolean isSettled(Collection<JsonNode> tasks) {
        boolean all = true;
        for (JsonNode task : tasks) {
            switch (standing(task)) {
                case OVER, NEEDS_DECISION -> {
                    return true;
                }
                case UNDER_WAY -> all = false;
                case REACHED -> {}
            }
        }
        return all;
    }

    ExitCode exitCode(Collection<JsonNode> tasks) {
        ExitCode code = ExitCode.OK;
        for (JsonNode task : tasks) {
            Standing standing = standing(task);
            if (standing == Standing.OVER) {
                return ExitCode.TASK_FAILED;
            }
            if (standing == Standing.NEEDS_DECISION) {
                code = ExitCode.NEEDS_DECISION;
            }
        }
        return code;
    }

    private Standing standing(JsonNode task) {
        TaskStatus status = TaskStatus.ofWord(task.path("status").asText("blocked"));
        boolean needsDecision = TaskColumns.needsDecision(task);
        if (statuses.contains(status) || decision && needsDecision) {
            return Standing.REACHED;
        }
        if (status.isFinal()) {
            return status == TaskStatus.DONE
                            && !statuses.contains(TaskStatus.FAILED)
                            && !statuses.contains(TaskStatus.CANCELLED)
                    ? Standing.REACHED
                    : Standing.OVER;
        }
        return needsDecision ? Standing.NEEDS_DECISION : Standing.UNDER_WAY;
    }
}

package dev.ringmaster.scheduler.workspace.git.repository;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import java.util.List;

/** Names the branches of attempts. */
public final class BranchNames {
    public static final String PREFIX = "ringmaster/";

    private BranchNames() {}

    /**
     * The names an attempt's branch may have, the best first; the last can be no other attempt's. A task's id has no {@code @}, so that
     * no attempt's name is another task's.
     */
    public static List<String> of(TaskId task, AttemptId attempt, int number) {
        String name = PREFIX + task;
        // The two endings, and the dots, that git-check-ref-format(1) does not allow.
        if (name.endsWith(".") || name.endsWith(".lock") || name.contains("..")) {
            return List.of(PREFIX + "attempt@" + attempt);
        }
        return List.of(number == 1 ? name : name + "@" + number, name + "@" + attempt);
    }
}

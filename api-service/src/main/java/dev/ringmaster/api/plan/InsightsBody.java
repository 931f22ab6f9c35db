package dev.ringmaster.api.plan;

import dev.ringmaster.api.view.RankingSummary;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What stands out in a project's open tasks, and why each is named. */
@Schema(name = "Insights")
public record InsightsBody(
        ProjectId project,
        Instant at,
        @Schema(description = "Open tasks.") int tasks,

        @Schema(description = "How far the bottlenecks' order can be trusted.")
        String certainty,

        List<Insight> items,

        @Schema(
                description =
                        "By what the queue orders the ready tasks, and how far each metric can be trusted; null before it has ranked them.")
        @Nullable
        RankingSummary ranking) {

    public InsightsBody {
        items = List.copyOf(items);
    }

    /**
     * One thing that stands out.
     *
     * @param kind {@code bottleneck}, {@code keystone}, {@code cycle}, {@code orphan} or {@code stale}
     * @param tasks whom it concerns; those of a cycle in its order
     * @param sentence why, without the task's name
     */
    @Schema(name = "Insight")
    public record Insight(String kind, List<TaskId> tasks, String title, String sentence) {
        public Insight {
            tasks = List.copyOf(tasks);
        }
    }
}

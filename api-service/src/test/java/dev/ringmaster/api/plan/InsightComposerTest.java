package dev.ringmaster.api.plan;

import static dev.ringmaster.api.plan.Boards.ids;
import static dev.ringmaster.api.plan.Boards.ready;
import static dev.ringmaster.api.plan.Boards.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.analysis.metric.TimeLimit;
import dev.ringmaster.api.plan.InsightsBody.Insight;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsightComposerTest {

    @Test
    void whatMuchGoesThroughIsABottleneckAndAKeystone() {
        // 1 and 2 lead to 3, which 4 and 5 wait for.
        InsightsBody found = insights(ready(1, 10), ready(2, 10), ready(3, 10, 1, 2), ready(4, 10, 3), ready(5, 10, 3));

        assertThat(of("bottleneck", found)).singleElement().satisfies(named -> {
            assertThat(named.tasks()).isEqualTo(ids(3));
            assertThat(named.sentence()).startsWith("4 chains of dependencies lead through it, 100 %");
        });
        assertThat(of("keystone", found).stream().filter(named -> named.tasks().equals(ids(3))))
                .singleElement()
                .satisfies(named -> assertThat(named.sentence())
                        .contains("2 open tasks wait for it", "makes 2 ready at once", "falls apart"));
        assertThat(found.certainty()).isEqualTo("exact");
    }

    @Test
    void cyclesOrphansAndWhatDependsOnTheDeadAreNamed() {
        InsightsBody found = insights(
                ready(1, 10, 2),
                ready(2, 10, 1),
                ready(3, 10),
                task(4, 10, TaskStatus.BLOCKED, new BlockReason.DeadDependency(ids(9)), 9));

        assertThat(of("cycle", found))
                .singleElement()
                .satisfies(named -> assertThat(named.tasks()).isEqualTo(ids(1, 2)));
        assertThat(of("orphan", found)).extracting(Insight::tasks).containsExactly(ids(3), ids(4));
        assertThat(of("orphan", found).get(1).sentence()).contains("p-9, which failed or was cancelled");
    }

    @Test
    void untouchedTasksAndThoseInProgressWithoutAttemptAreStale() {
        InsightsBody quiet = insights(Duration.ofMinutes(1), ready(1, 10));
        assertThat(of("stale", quiet))
                .singleElement()
                .satisfies(named -> assertThat(named.sentence()).isEqualTo("has been ready for 0 days"));

        InsightsBody unattended = insights(Duration.ofDays(14), task(1, 10, TaskStatus.IN_PROGRESS, null));
        assertThat(of("stale", unattended))
                .singleElement()
                .satisfies(named -> assertThat(named.sentence()).isEqualTo("is in progress without an attempt"));

        assertThat(of("stale", insights(ready(1, 10)))).isEmpty();
    }

    private static List<Insight> of(String kind, InsightsBody found) {
        return found.items().stream().filter(item -> item.kind().equals(kind)).toList();
    }

    private static InsightsBody insights(StoredTask... open) {
        return insights(Duration.ofDays(14), open);
    }

    private static InsightsBody insights(Duration staleAfter, StoredTask... open) {
        return new InsightComposer(Boards.PROJECT, List.of(open), null, Boards.NOW)
                .compose(staleAfter, 5, TimeLimit.of(Duration.ofHours(1), () -> 0));
    }
}

package dev.ringmaster.api.why.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.api.why.line.ReadyLine.Waiting;
import dev.ringmaster.model.event.LinedUpTask;
import dev.ringmaster.model.event.StatusEvent.QueueLinedUp;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyLineTest {

    private static final Instant TOLD = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void orderIsTheOneThatWasTold() {
        ReadyLine line = ReadyLine.of(told(2, "a", "b"), List.of(early("b", 0.9), early("a", 0.1)));

        assertThat(line.of(id("a"))).isEqualTo(new Place(1, 2, List.of(), false));
        assertThat(line.of(id("b"))).isEqualTo(new Place(2, 2, List.of(id("a")), false));
    }

    @Test
    void thoseThatHaveLeftTheLineAreNotCounted() {
        ReadyLine line = ReadyLine.of(told(3, "a", "b", "c"), List.of(early("c", 0)));

        assertThat(line.of(id("c"))).isEqualTo(new Place(1, 1, List.of(), false));
    }

    @Test
    void thoseThatBecameReadySinceStandWhereTheirScorePutsThem() {
        // The line's scores are 1.0, 0.9 and 0.8.
        ReadyLine line = ReadyLine.of(
                told(3, "a", "b", "c"),
                List.of(early("a", 0), early("b", 0), early("c", 0), late("new", 0.95), late("last", 0.1)));

        assertThat(line.of(id("last")).behind()).containsExactly(id("a"), id("new"), id("b"), id("c"));
    }

    @Test
    void longerWaitingCountsAsMuchAsTheQueueSays() {
        // Ten hours of waiting at 0.01 an hour are worth 0.1.
        QueueLinedUp told = new QueueLinedUp(
                new ProjectId("p"),
                0.01,
                1,
                List.of(new LinedUpTask(id("old"), 0.5, TOLD.minus(Duration.ofHours(10)))),
                TOLD);

        ReadyLine line = ReadyLine.of(told, List.of(early("old", 0.5), late("better", 0.65), late("worse", 0.55)));

        assertThat(line.of(id("worse")).behind()).containsExactly(id("better"), id("old"));
    }

    @Test
    void oneThatWasTriedMeanwhileHasTheScoreAndWaitOfItsReturn() {
        ReadyLine line = ReadyLine.of(told(2, "a", "b"), List.of(late("a", 0.1), early("b", 0)));

        assertThat(line.of(id("a")).place()).isEqualTo(2);
    }

    @Test
    void placeBehindTheEndOfALineThatWasCutOffIsNotMadeUp() {
        ReadyLine line = ReadyLine.of(
                told(4, "a", "b"),
                List.of(early("a", 0), early("b", 0), early("c", 0.99), early("d", 0), late("poor", 0.2)));

        assertThat(line.of(id("c"))).isEqualTo(new Place(3, 5, List.of(id("a"), id("b")), true));
        assertThat(line.of(id("poor")).beyond()).isTrue();
        assertThat(line.of(id("b")).beyond()).isFalse();
    }

    @Test
    void nothingIsKnownBeforeTheQueueHasToldALine() {
        assertThat(ReadyLine.of(null, List.of(early("a", 1))).of(id("a"))).isEqualTo(new Place(1, 1, List.of(), true));
    }

    private static QueueLinedUp told(int ready, String... order) {
        List<LinedUpTask> line = new ArrayList<>();
        for (String each : order) {
            line.add(new LinedUpTask(id(each), 1 - line.size() * 0.1, TOLD.minusSeconds(60)));
        }
        return new QueueLinedUp(new ProjectId("p"), 0.01, ready, line, TOLD);
    }

    private static Waiting early(String task, double score) {
        return new Waiting(id(task), score, TOLD.minusSeconds(60), 1);
    }

    private static Waiting late(String task, double score) {
        return new Waiting(id(task), score, TOLD.plusSeconds(60), 2);
    }

    private static TaskId id(String task) {
        return new TaskId(task);
    }
}

package dev.ringmaster.scheduler.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OutputStreamTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final OutputStream stream = new OutputStream(attempt(), Map.of(OutputSource.AGENT, 10L));

    @Test
    void goesOnWhereTheLastProcessStopped() {
        assertThat(stream.published(OutputSource.AGENT)).isEqualTo(10);
        assertThat(stream.published(OutputSource.GATE)).isZero();
        assertThat(stream.unstored()).isEmpty();
    }

    @Test
    void onlyWhatIsNewIsStored() {
        stream.advance(OutputSource.GATE, 5, NOW);

        assertThat(stream.unstored()).isEqualTo(Map.of(OutputSource.GATE, 5L));
        stream.markStored(Map.of(OutputSource.GATE, 5L));
        assertThat(stream.unstored()).isEmpty();
    }

    @Test
    void callWhileOnePublishesMakesThatOneGoOn() {
        assertThat(stream.begin()).isTrue();
        assertThat(stream.begin()).isFalse();

        assertThat(stream.mayStop(false)).isFalse();
        assertThat(stream.mayStop(false)).isTrue();
        assertThat(stream.begin()).isTrue();
    }

    @Test
    void endThatComesWhileOnePublishesMakesItLookOnceMore() {
        stream.begin();
        stream.end();

        assertThat(stream.mayStop(false)).isFalse();
        assertThat(stream.isDrained()).isFalse();
        assertThat(stream.mayStop(true)).isTrue();
        assertThat(stream.isDrained()).isTrue();
    }

    @Test
    void watchIsClosedWithTheStreamAlsoIfItComesLate() {
        AtomicBoolean closed = new AtomicBoolean();
        stream.begin();
        stream.end();
        stream.mayStop(true);

        stream.watchedBy(() -> closed.set(true));

        assertThat(closed).isTrue();
    }

    @Test
    void progressIsToldOnceForNewOutputAndNotTooOften() {
        assertThat(stream.progressToTell(NOW)).isNull();
        stream.advance(OutputSource.AGENT, 20, NOW);
        assertThat(stream.progressToTell(NOW)).isEqualTo(NOW);
        stream.markProgressTold(NOW);
        stream.advance(OutputSource.AGENT, 30, NOW.plusSeconds(1));

        assertThat(stream.progressToTell(NOW.minusSeconds(4))).isNull();
        assertThat(stream.progressToTell(NOW.plusSeconds(1))).isEqualTo(NOW.plusSeconds(1));
    }

    private static LiveAttempt attempt() {
        TaskDefinition task = new TaskDefinition(
                new TaskId("demo-1"),
                new ProjectId("demo"),
                "Do it",
                "",
                List.of(),
                Priority.NORMAL,
                TaskKind.FEATURE,
                Set.of(),
                List.of(),
                Set.of(),
                null,
                List.of(),
                null,
                null,
                null,
                1,
                NOW);
        AttemptId id = AttemptId.of("01890a5d-ac96-774b-bcce-b302099a8057");
        return new LiveAttempt(new Assignment(task, id, new Epoch(1), 1, new WorkerId("claude"), 1, NOW, null), null);
    }
}

package dev.ringmaster.scheduler.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RepositoryLanesTest {

    private final Queue<Runnable> handedOver = new ArrayDeque<>();
    private final List<List<String>> seen = new ArrayList<>();
    private RepositoryLanes.Worker<String> worker = waiting -> waiting.subList(1, waiting.size());
    private final RepositoryLanes<String> lanes = new RepositoryLanes<>(handedOver::add, waiting -> {
        seen.add(waiting);
        return worker.work(waiting);
    });

    @Test
    void oneWorkerOfARepositoryAtATimeSeesAllThatWaitsInItsOrder() {
        lanes.queue("a", "first");
        lanes.queue("a", "second");
        lanes.queue("a", "third");

        assertThat(handedOver).hasSize(1);
        runAll();

        assertThat(seen)
                .containsExactly(List.of("first", "second", "third"), List.of("second", "third"), List.of("third"));
    }

    @Test
    void differentRepositoriesLandBesideOneAnother() {
        lanes.queue("a", "x");
        lanes.queue("b", "y");

        assertThat(handedOver).hasSize(2);
    }

    @Test
    void whatIsLeftComesBeforeWhatWasQueuedMeanwhile() {
        worker = waiting -> {
            if (seen.size() == 1) {
                lanes.queue("a", "later");
                return List.of("second");
            }
            return List.of();
        };
        lanes.queue("a", "first");
        lanes.queue("a", "second");
        runAll();

        assertThat(seen).containsExactly(List.of("first", "second"), List.of("second", "later"));
    }

    @Test
    void workerThatFailsLosesOnlyTheFirst() {
        worker = waiting -> {
            if (waiting.getFirst().equals("broken")) {
                throw new IllegalStateException("broken");
            }
            return List.of();
        };
        lanes.queue("a", "broken");
        lanes.queue("a", "next");

        assertThatThrownBy(this::runAll).hasMessage("broken");
        runAll();

        assertThat(seen.getLast()).containsExactly("next");
    }

    @Test
    void laneIsUsedAgainAfterItWasEmpty() {
        lanes.queue("a", "first");
        runAll();
        lanes.queue("a", "second");
        runAll();

        assertThat(seen).containsExactly(List.of("first"), List.of("second"));
        assertThat(lanes.waiting("a")).isEmpty();
    }

    private void runAll() {
        while (!handedOver.isEmpty()) {
            handedOver.remove().run();
        }
    }
}

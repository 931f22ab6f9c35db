package dev.ringmaster.scheduler.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RepositoryLanesTest {

    private final Queue<Runnable> handedOver = new ArrayDeque<>();
    private final List<List<String>> seen = new ArrayList<>();
    private Function<List<String>, List<String>> worker = waiting -> waiting.subList(1, waiting.size());
    private final RepositoryLanes<String> lanes = new RepositoryLanes<>(handedOver::add, (key, waiting) -> {
        seen.add(waiting);
        return worker.apply(waiting);
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

    @Test
    void heldLaneBeginsNothingUntilEachOfItsHoldersHasFreedIt() {
        lanes.hold("a", "one");
        lanes.hold("a", "two");
        lanes.hold("a", "two");
        lanes.queue("a", "first");
        lanes.queue("b", "other");
        runAll();
        assertThat(seen).containsExactly(List.of("other"));

        lanes.free("a", "one");
        lanes.free("a", "nobody");
        runAll();
        assertThat(seen).hasSize(1);

        lanes.free("a", "two");
        runAll();
        assertThat(seen.getLast()).containsExactly("first");
    }

    @Test
    void laneThatIsHeldWhileItIsWorkedOnKeepsWhatIsLeft() {
        worker = waiting -> {
            if (seen.size() == 1) {
                lanes.hold("a", "release");
            }
            return waiting.subList(1, waiting.size());
        };
        lanes.queue("a", "first");
        lanes.queue("a", "second");
        runAll();
        assertThat(seen).containsExactly(List.of("first", "second"));
        assertThat(lanes.waiting("a")).containsExactly("second");

        lanes.free("a", "release");
        runAll();
        assertThat(seen.getLast()).containsExactly("second");
    }

    @Test
    void laneThatIsHeldBeforeItsWorkerBeginsWaits() {
        lanes.queue("a", "first");
        lanes.hold("a", "release");
        runAll();
        assertThat(seen).isEmpty();

        lanes.free("a", "release");
        runAll();
        assertThat(seen).containsExactly(List.of("first"));
    }

    private void runAll() {
        while (!handedOver.isEmpty()) {
            handedOver.remove().run();
        }
    }
}

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
    private final RepositoryLanes lanes = new RepositoryLanes(handedOver::add);
    private final List<String> done = new ArrayList<>();

    @Test
    void oneLandingOfARepositoryAtATimeInTheirOrder() {
        lanes.queue("a", () -> done.add("first"));
        lanes.queue("a", () -> done.add("second"));
        lanes.queue("a", () -> done.add("third"));

        assertThat(handedOver).hasSize(1);
        runAll();

        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void differentRepositoriesLandBesideOneAnother() {
        lanes.queue("a", () -> done.add("a"));
        lanes.queue("b", () -> done.add("b"));

        assertThat(handedOver).hasSize(2);
    }

    @Test
    void landingThatFailsLetsTheNextOneGo() {
        lanes.queue("a", () -> {
            throw new IllegalStateException("broken");
        });
        lanes.queue("a", () -> done.add("next"));

        assertThatThrownBy(this::runAll).hasMessage("broken");
        runAll();

        assertThat(done).containsExactly("next");
    }

    @Test
    void laneIsUsedAgainAfterItWasEmpty() {
        lanes.queue("a", () -> done.add("first"));
        runAll();
        lanes.queue("a", () -> done.add("second"));
        runAll();

        assertThat(done).containsExactly("first", "second");
    }

    private void runAll() {
        while (!handedOver.isEmpty()) {
            handedOver.remove().run();
        }
    }
}

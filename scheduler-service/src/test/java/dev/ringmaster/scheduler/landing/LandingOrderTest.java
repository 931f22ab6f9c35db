package dev.ringmaster.scheduler.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LandingOrderTest {
    private final AttemptId one = new AttemptId(UUID.randomUUID());
    private final AttemptId two = new AttemptId(UUID.randomUUID());
    private final AttemptId three = new AttemptId(UUID.randomUUID());
    private final AttemptId four = new AttemptId(UUID.randomUUID());

    @Test
    void whatConflictsWithTheTargetIsFirstAndWhatConflictsWithAnotherLast() {
        assertThat(arrange(Set.of(four), LandingOrder.Pair.of(two, one))).containsExactly(four, one, three, two);
    }

    @Test
    void withoutAForecastTheOrderStays() {
        assertThat(arrange(Set.of())).containsExactly(one, two, three, four);
    }

    @Test
    void whatWaitsItselfHoldsNothingBack() {
        assertThat(arrange(Set.of(), LandingOrder.Pair.of(one, two), LandingOrder.Pair.of(two, three)))
                .containsExactly(one, three, four, two);
    }

    private List<AttemptId> arrange(Set<AttemptId> hopeless, LandingOrder.Pair... pairs) {
        return LandingOrder.arrange(List.of(one, two, three, four), Function.identity(), hopeless, Set.of(pairs));
    }
}

package dev.ringmaster.scheduler.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchSearchTest {
    private final List<Integer> trials = new ArrayList<>();

    @Test
    void goodBatchIsTestedOnce() throws Exception {
        BatchSearch.Found found = BatchSearch.search(8, this::green);

        assertThat(found).isEqualTo(new BatchSearch.Found(8, null));
        assertThat(trials).containsExactly(8);
    }

    @Test
    void failureIsThatOfTheGuiltyLinkNotOfTheWholeBatch() throws Exception {
        BatchSearch.Found found = BatchSearch.search(3, links -> links >= 2 ? red("with " + links) : Optional.empty());

        assertThat(found.good()).isEqualTo(1);
        assertThat(found.failure()).isNotNull();
        assertThat(found.failure().failure().message()).isEqualTo("with 2");
    }

    /** Seen to fail with a search that stops while two links may still be guilty. */
    @Property(tries = 500)
    void everyGuiltyLinkIsFoundInLogarithmicallyManyRuns(
            @ForAll @IntRange(min = 1, max = 100) int size, @ForAll @IntRange(min = 0, max = 100) int guilty)
            throws Exception {
        List<Integer> runs = new ArrayList<>();
        BatchSearch.Found found = BatchSearch.search(size, links -> {
            runs.add(links);
            return links > guilty ? red("red") : Optional.empty();
        });

        assertThat(found.good()).isEqualTo(Math.min(size, guilty));
        assertThat(found.failure() == null).isEqualTo(guilty >= size);
        assertThat(runs).hasSizeLessThanOrEqualTo(2 + (int) Math.ceil(Math.log(size) / Math.log(2)));
        if (found.good() > 0) {
            assertThat(runs).as("what lands was tested as it is").contains(found.good());
        }
    }

    private Optional<RedGate> green(int links) {
        trials.add(links);
        return Optional.empty();
    }

    private static Optional<RedGate> red(String message) {
        return Optional.of(new RedGate(new Outcome.Failed(FailureClass.GATE_FAILED, message, ""), true));
    }
}

package dev.ringmaster.model.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final long YEAR_2100 = 4_102_444_800_000L;

    /** The clock may stand still and step back. */
    /** Seen to fail with the clock alone and nothing counted. */
    @Property
    void idsGrowWhateverTheClockDoes(
            @ForAll @Size(min = 2, max = 200) List<@LongRange(min = 0, max = YEAR_2100) Long> times,
            @ForAll long seed) {
        Iterator<Long> clock = times.iterator();
        TimeOrderedIds ids = new TimeOrderedIds(() -> Instant.ofEpochMilli(clock.next()), new SplittableRandom(seed));

        List<String> made = times.stream().map(time -> ids.next().toString()).toList();

        assertThat(made).isSortedAccordingTo(String::compareTo).doesNotHaveDuplicates();
        assertThat(made).map(UUID::fromString).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    /** Seen to fail with the millisecond after. */
    @Property(tries = 100)
    void idOfAForwardClockTellsItsMillisecond(@ForAll @LongRange(min = 1, max = YEAR_2100) long millis) {
        TimeOrderedIds ids = new TimeOrderedIds(() -> Instant.ofEpochMilli(millis), new SplittableRandom(1));

        assertThat(ids.next().getMostSignificantBits() >>> 16).isEqualTo(millis);
    }

    @Test
    void moreIdsThanOneMillisecondCanCountStillGrow() {
        TimeOrderedIds ids = new TimeOrderedIds(() -> Instant.ofEpochMilli(1_000), new SplittableRandom(1));
        List<AttemptId> made = new ArrayList<>();
        for (int count = 0; count < 10_000; count++) {
            made.add(ids.nextAttempt());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void threadsNeverGetTheSameId() throws InterruptedException, ExecutionException {
        // No random bits: only the counter can keep the ids apart.
        TimeOrderedIds ids = new TimeOrderedIds(() -> Instant.ofEpochMilli(1_000), () -> 0L);
        Set<UUID> all = Collections.synchronizedSet(new HashSet<>());
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                running.add(threads.submit(() -> {
                    for (int count = 0; count < 5_000; count++) {
                        all.add(ids.next());
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        }

        assertThat(all).hasSize(20_000);
    }
}

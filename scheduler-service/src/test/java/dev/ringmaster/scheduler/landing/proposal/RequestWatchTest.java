package dev.ringmaster.scheduler.landing.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestWatchTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final AttemptId ATTEMPT = new AttemptId(UUID.randomUUID());

    @Test
    void forgeIsAskedEverMoreSeldomUpToABound() {
        RequestWatch watch = new RequestWatch();
        List<Long> asked = new ArrayList<>();
        for (int minute = 0; minute <= 200; minute++) {
            if (watch.isDue(ATTEMPT, MINUTE, START.plus(MINUTE.multipliedBy(minute)))) {
                asked.add((long) minute);
            }
        }
        assertThat(asked).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 96L, 128L, 160L, 192L);
    }

    @Test
    void requestsDoNotHoldEachOtherUpAndForgottenOnesBeginAnew() {
        RequestWatch watch = new RequestWatch();
        assertThat(watch.isDue(ATTEMPT, MINUTE, START)).isFalse();
        assertThat(watch.isDue(new AttemptId(UUID.randomUUID()), MINUTE, START.plus(MINUTE)))
                .isFalse();
        assertThat(watch.isDue(ATTEMPT, MINUTE, START.plus(MINUTE))).isTrue();
        watch.forget(ATTEMPT);
        assertThat(watch.isDue(ATTEMPT, MINUTE, START.plus(Duration.ofHours(1))))
                .isFalse();
    }
}

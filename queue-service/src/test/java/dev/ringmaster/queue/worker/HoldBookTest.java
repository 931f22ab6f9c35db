package dev.ringmaster.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.worker.WorkerHold;
import dev.ringmaster.model.worker.WorkerSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldBookTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant RESET = NOW.plus(Duration.ofHours(1));

    private final HoldBook book = new HoldBook();

    @Test
    void workersOfOneAccountAreLimitedTogetherAndOthersAreNot() {
        book.exhausted(evidence(RESET, NOW, 0), NOW);

        assertThat(book.of(worker("one", "t", "shared"))).isPresent();
        assertThat(book.of(worker("two", "t", "shared"))).isPresent();
        assertThat(book.of(worker("three", "t", "own"))).isEmpty();
        assertThat(book.of(worker("four", "u", "shared"))).isEmpty();
    }

    @Test
    void sameResetToldByAnotherAttemptChangesNothing() {
        book.exhausted(evidence(RESET, NOW, 5), NOW);

        assertThat(book.exhausted(evidence(RESET, NOW, 29), NOW)).isEmpty();
        assertThat(until()).contains(RESET.plusSeconds(5));
    }

    @Test
    void laterResetCountsAndAnEarlierOneDoesNot() {
        book.exhausted(evidence(RESET, NOW, 0), NOW);
        book.exhausted(evidence(RESET.minusSeconds(60), NOW, 0), NOW);
        assertThat(until()).contains(RESET);

        book.exhausted(evidence(RESET.plusSeconds(60), NOW, 0), NOW);

        assertThat(until()).contains(RESET.plusSeconds(60));
    }

    @Test
    void whatIsStatedTakesThePlaceOfAGuess() {
        book.exhausted(evidence(null, NOW, 0), NOW);

        book.exhausted(evidence(NOW.plusSeconds(60), NOW, 0), NOW);

        assertThat(until()).contains(NOW.plusSeconds(60));
    }

    @Test
    void attemptsThatBeganBeforeTheHoldDoNotMakeTheGuessLonger() {
        book.exhausted(evidence(null, NOW, 0), NOW);
        book.exhausted(evidence(null, NOW.plusSeconds(60), 0), NOW.plusSeconds(60));

        assertThat(until()).contains(NOW.plus(HoldBook.FIRST_GUESS));
    }

    @Test
    void oldNewsHoldNobody() {
        Instant later = NOW.plus(Duration.ofDays(1));

        assertThat(book.exhausted(evidence(RESET, NOW, 0), later)).isEmpty();
        assertThat(book.exhausted(evidence(null, NOW, 0), later)).isEmpty();
    }

    @Test
    void resetThatHadPassedBeforeTheAccountWasLimitedStatesNothing() {
        book.exhausted(evidence(NOW.minusSeconds(1), NOW, 0), NOW);

        assertThat(until()).contains(NOW.plus(HoldBook.FIRST_GUESS));
    }

    @Test
    void twoWindowsHoldUntilTheLaterOneEnds() {
        book.exhausted(evidence(RESET, NOW, 0), NOW);
        Instant week = NOW.plus(Duration.ofDays(7));
        book.exhausted(new QuotaEvidence("t", "shared", "seven_day", week, NOW, Duration.ZERO), NOW);

        assertThat(book.endDue(RESET)).hasSize(1);
        assertThat(until()).contains(week);
        assertThat(book.nextEnd()).contains(week);
    }

    @Test
    void pauseOfAPersonDoesNotEndByItselfNorWithAQuota() {
        WorkerSnapshot worker = worker("one", "t", "shared");
        book.hold(worker, HoldBook.PAUSED, "is paused by ada", NOW);
        book.exhausted(evidence(RESET, NOW, 0), NOW);

        book.endDue(NOW.plus(Duration.ofDays(99)));
        assertThat(book.of(worker)).map(WorkerHold::window).contains(HoldBook.PAUSED);
        assertThat(book.free(new WorkerId("one"))).hasSize(1);

        assertThat(book.of(worker)).isEmpty();
    }

    @Test
    void jitterIsWithinItsBoundAndDiffers() {
        List<Duration> spread = IntStream.range(0, 100)
                .mapToObj(i -> QuotaEvidence.spread(Duration.ofSeconds(30), new UUID(i, i * 31L)))
                .toList();

        assertThat(spread).allSatisfy(jitter -> assertThat(jitter).isBetween(Duration.ZERO, Duration.ofSeconds(30)));
        assertThat(Set.copyOf(spread)).hasSizeGreaterThan(50);
        assertThat(QuotaEvidence.spread(Duration.ZERO, "x")).isZero();
    }

    private Optional<Instant> until() {
        return book.quotaUntil(worker("one", "t", "shared"));
    }

    private static QuotaEvidence evidence(@Nullable Instant reset, Instant at, int jitter) {
        return new QuotaEvidence("t", "shared", "five_hour", reset, at, Duration.ofSeconds(jitter));
    }

    private static WorkerSnapshot worker(String name, String type, String account) {
        return new WorkerSnapshot(
                new WorkerId(name), type, Set.of(), 1, 0, false, null, null, NOW, account, null, null);
    }
}

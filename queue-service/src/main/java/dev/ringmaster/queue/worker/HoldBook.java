package dev.ringmaster.queue.worker;

import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.worker.WorkerHold;
import dev.ringmaster.model.worker.WorkerSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which workers get no new work, why and until when. One window of one account has one clock; nothing is ever tried just to see
 * whether it works again. Not safe for use by several threads.
 */
public final class HoldBook {

    /** The first guess when a CLI does not say when its quota is back; each guess that was wrong doubles the next. */
    public static final Duration FIRST_GUESS = Duration.ofMinutes(15);

    /** No guess is longer: the common window of the CLIs. */
    public static final Duration LONGEST_GUESS = Duration.ofHours(5);

    /** The window of a worker that a person paused. */
    public static final String PAUSED = "paused";

    private final Map<String, Clock> clocks = new TreeMap<>();

    public void restore(Collection<Clock> stored) {
        stored.forEach(clock -> clocks.put(clock.hold().key(), clock));
    }

    /** Takes in that an account's quota is used up; the clock that is new or runs longer, or empty when nothing changes. */
    public Optional<Clock> exhausted(QuotaEvidence evidence, Instant now) {
        Clock before = clocks.get(key(evidence));
        WorkerHold running = before == null || before.over() ? null : before.hold();
        Instant stated = evidence.statedReset();
        if (stated == null) {
            // An attempt that began before the hold says nothing about its guess.
            return running != null ? Optional.empty() : guessed(evidence, before == null ? 0 : before.strikes(), now);
        }
        Instant until = stated.plus(evidence.jitter());
        if (!until.isAfter(now) || (running != null && lastsAsLong(running, stated, until))) {
            return Optional.empty();
        }
        String reason = "its quota is used up until " + stated;
        Instant since = running == null ? now : running.since();
        return Optional.of(put(new Clock(hold(evidence, until, stated, reason, since), 0, false)));
    }

    private Optional<Clock> guessed(QuotaEvidence evidence, int wrongBefore, Instant now) {
        int strikes = wrongBefore + 1;
        Instant until = evidence.at().plus(guess(strikes));
        if (!until.isAfter(now)) {
            return Optional.empty();
        }
        String reason = "its quota is used up, and its CLI did not say until when";
        return Optional.of(put(new Clock(hold(evidence, until, null, reason, now), strikes, false)));
    }

    private static WorkerHold hold(
            QuotaEvidence evidence, Instant until, @Nullable Instant stated, String reason, Instant since) {
        return new WorkerHold(
                evidence.type(), evidence.account(), null, evidence.windowOrSome(), until, stated, reason, since);
    }

    /** The same reset told by another attempt has another jitter, which changes nothing; a guess gives way to what was stated. */
    private static boolean lastsAsLong(WorkerHold running, Instant stated, Instant until) {
        Instant statedBefore = running.resetsAt();
        return statedBefore != null
                && (stated.equals(statedBefore) || running.until() == null || !until.isAfter(running.until()));
    }

    private static Duration guess(int strikes) {
        int doublings = Math.min(strikes - 1, 10);
        Duration guess = FIRST_GUESS.multipliedBy(1L << doublings);
        return guess.compareTo(LONGEST_GUESS) > 0 ? LONGEST_GUESS : guess;
    }

    /** An attempt of this account went well: guesses begin anew. Returns what need not be kept any more. */
    public List<Clock> worked(String type, String account) {
        List<Clock> done = clocks.values().stream()
                .filter(clock -> clock.over()
                        && clock.hold().type().equals(type)
                        && clock.hold().account().equals(account))
                .toList();
        done.forEach(clock -> clocks.remove(clock.hold().key()));
        return done;
    }

    /** Keeps one worker from new work until a person frees it. Empty when it is kept from it for that already. */
    public Optional<Clock> hold(WorkerSnapshot worker, String window, String reason, Instant now) {
        WorkerHold hold =
                new WorkerHold(worker.type(), worker.accountOrType(), worker.id(), window, null, null, reason, now);
        return clocks.containsKey(hold.key()) ? Optional.empty() : Optional.of(put(new Clock(hold, 0, false)));
    }

    /** Ends every hold of this worker alone; returns them. */
    public List<Clock> free(WorkerId worker) {
        List<Clock> freed = clocks.values().stream()
                .filter(clock -> worker.equals(clock.hold().worker()))
                .toList();
        freed.forEach(clock -> clocks.remove(clock.hold().key()));
        return freed;
    }

    /** Ends what is over now; returns each clock as it stands, {@code over} when it is to be kept still. */
    public List<Clock> endDue(Instant now) {
        List<Clock> ended = new ArrayList<>();
        for (Clock clock : List.copyOf(clocks.values())) {
            if (!clock.over() && clock.hold().isOverAt(now)) {
                ended.add(clock.ended());
                if (clock.strikes() > 0) {
                    put(clock.ended());
                } else {
                    clocks.remove(clock.hold().key());
                }
            }
        }
        return ended;
    }

    /** Whether the clock is still kept, running or to remember its strikes. */
    public boolean keeps(Clock clock) {
        return clocks.containsKey(clock.hold().key());
    }

    /** What keeps the worker from new work for longest. */
    public Optional<WorkerHold> of(WorkerSnapshot worker) {
        return active().filter(hold -> hold.concerns(worker.id(), worker.type(), worker.accountOrType()))
                .max(Comparator.comparing(hold -> hold.until() == null ? Instant.MAX : hold.until()));
    }

    /** When the account of the worker gets work again, or empty when it is not limited. */
    public Optional<Instant> quotaUntil(WorkerSnapshot worker) {
        return active().filter(hold ->
                        hold.worker() == null && hold.concerns(worker.id(), worker.type(), worker.accountOrType()))
                .flatMap(hold -> Optional.ofNullable(hold.until()).stream())
                .max(Comparator.naturalOrder());
    }

    public List<WorkerHold> all() {
        return active().toList();
    }

    public Optional<Instant> nextEnd() {
        return active().flatMap(hold -> Optional.ofNullable(hold.until()).stream())
                .min(Comparator.naturalOrder());
    }

    private Stream<WorkerHold> active() {
        return clocks.values().stream().filter(clock -> !clock.over()).map(Clock::hold);
    }

    private Clock put(Clock clock) {
        clocks.put(clock.hold().key(), clock);
        return clock;
    }

    private static String key(QuotaEvidence evidence) {
        return new WorkerHold(
                        evidence.type(),
                        evidence.account(),
                        null,
                        evidence.windowOrSome(),
                        null,
                        null,
                        "",
                        evidence.at())
                .key();
    }
}

package dev.ringmaster.e2e.conformance.script;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * How far each conversation has come. The turns that were given are counted in the history that a request carries, so that a resumed
 * session goes on and a fresh one starts again; only failures, which leave nothing there, are counted here. Thread-safe.
 */
public final class Playback {

    private final InstantSource clock;
    private final Map<Place, Integer> given = new HashMap<>();
    private final Map<Place, Instant> resets = new HashMap<>();

    public Playback(InstantSource clock) {
        this.clock = clock;
    }

    private record Place(String conversation, int step) {}

    /** What to answer now. */
    public sealed interface Next {
        /** A turn of the model. */
        record Answer(int step, Step.Turn turn, Usage usage) implements Next {}

        /** A failure; {@code reset} is the end of a {@link Step.Limit} and otherwise the present. */
        record Failed(int step, Step.Failure failure, Instant reset) implements Next {}
    }

    /**
     * Decides the next answer.
     *
     * @param turns how many turns of the model the request's history holds
     */
    public synchronized Next next(ScriptBook.Choice choice, int turns) {
        int turn = 0;
        for (int i = 0; i < choice.script().steps().size(); i++) {
            Place place = new Place(choice.conversation(), i);
            switch (choice.script().steps().get(i)) {
                case Step.Turn answer -> {
                    if (turn == turns) {
                        return new Next.Answer(i, answer, Usage.ofTurn(turns));
                    }
                    turn++;
                }
                case Step.Failure failure -> {
                    if (turn == turns && fails(place, failure)) {
                        return new Next.Failed(i, failure, resets.getOrDefault(place, clock.instant()));
                    }
                }
            }
        }
        return new Next.Answer(
                choice.script().steps().size(), new Step.Say("✓ The script has ended."), Usage.ofTurn(turns));
    }

    private boolean fails(Place place, Step.Failure failure) {
        return switch (failure) {
            case Step.Limit(var reset) ->
                clock.instant()
                        .isBefore(resets.computeIfAbsent(
                                place, p -> wholeSecond(clock.instant().plus(reset))));
            case Step.Refuse refuse -> again(place, refuse.times());
            case Step.Unauthorized unauthorized -> again(place, unauthorized.times());
            case Step.Overflow overflow -> again(place, overflow.times());
            case Step.Cut cut -> again(place, cut.times());
            case Step.Hang hang -> again(place, hang.times());
        };
    }

    private boolean again(Place place, int times) {
        int before = given.getOrDefault(place, 0);
        if (before >= times) {
            return false;
        }
        given.put(place, before + 1);
        return true;
    }

    /** Rounded up: the protocols carry whole seconds, and a client that waits until then must not come too early. */
    private static Instant wholeSecond(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(instant) ? second : second.plusSeconds(1);
    }
}

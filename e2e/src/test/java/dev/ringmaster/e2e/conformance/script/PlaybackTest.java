package dev.ringmaster.e2e.conformance.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaybackTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00.250Z");
    private final Playback playback = new Playback(() -> now);

    @Test
    void theHistorySaysWhichTurnIsNext() {
        var choice = choice("a", new Step.Shell("one"), new Step.Say("two"));

        assertThat(turn(choice, 0)).isEqualTo(new Step.Shell("one"));
        assertThat(turn(choice, 1)).isEqualTo(new Step.Say("two"));
        assertThat(turn(choice, 0)).isEqualTo(new Step.Shell("one"));
    }

    @Test
    void aScriptThatHasEndedSaysSo() {
        assertThat(turn(choice("a", new Step.Say("only")), 1)).isEqualTo(new Step.Say("✓ The script has ended."));
    }

    @Test
    void aLimitRefusesWithOneResetUntilThatHasPassed() {
        var choice = choice("a", new Step.Limit(Duration.ofSeconds(3)), new Step.Say("after"));

        assertThat(reset(choice)).isEqualTo("2026-01-01T00:00:04Z");
        now = Instant.parse("2026-01-01T00:00:03.999Z");
        assertThat(reset(choice)).isEqualTo("2026-01-01T00:00:04Z");
        now = Instant.parse("2026-01-01T00:00:04Z");
        assertThat(turn(choice, 0)).isEqualTo(new Step.Say("after"));
    }

    @Test
    void refusalsAreCountedForEachConversation() {
        Step refuse = new Step.Refuse(529, Optional.empty(), 2);
        var first = choice("first", refuse, new Step.Say("done"));
        var second = choice("second", refuse, new Step.Say("done"));

        assertThat(playback.next(first, 0)).isInstanceOf(Playback.Next.Failed.class);
        assertThat(playback.next(second, 0)).isInstanceOf(Playback.Next.Failed.class);
        assertThat(playback.next(first, 0)).isInstanceOf(Playback.Next.Failed.class);
        assertThat(turn(first, 0)).isEqualTo(new Step.Say("done"));
        assertThat(playback.next(second, 0)).isInstanceOf(Playback.Next.Failed.class);
    }

    @Test
    void aFailureWaitsForTheTurnsBeforeIt() {
        var choice = choice("a", new Step.Shell("one"), new Step.Unauthorized(Step.FOR_EVER));

        assertThat(turn(choice, 0)).isEqualTo(new Step.Shell("one"));
        assertThat(playback.next(choice, 1)).isInstanceOf(Playback.Next.Failed.class);
    }

    @Test
    void eachTurnHasAUsageOfItsOwn() {
        var choice = choice("a", new Step.Shell("one"), new Step.Say("two"));

        assertThat(((Playback.Next.Answer) playback.next(choice, 1)).usage()).isEqualTo(new Usage(1300, 200, 51));
    }

    private static ScriptBook.Choice choice(String conversation, Step... steps) {
        return new ScriptBook.Choice(new ModelScript("test", List.of(steps)), conversation);
    }

    private Step.Turn turn(ScriptBook.Choice choice, int turns) {
        return ((Playback.Next.Answer) playback.next(choice, turns)).turn();
    }

    private String reset(ScriptBook.Choice choice) {
        return ((Playback.Next.Failed) playback.next(choice, 0)).reset().toString();
    }
}

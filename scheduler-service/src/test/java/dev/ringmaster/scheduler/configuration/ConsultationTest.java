package dev.ringmaster.scheduler.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.scheduler.configuration.Consultation.Outcome;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.applied.AppliedSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsultationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final Instant DEADLINE = NOW.plusSeconds(5);
    private static final AppliedSettings NEXT =
            new AppliedSettings(7, "abc", NOW, List.of(), Set.of(), Map.of(), "[retry]\n");

    @Test
    void withNobodyToAskItIsAgreedOn() {
        assertThat(asking().begin()).isInstanceOf(Outcome.Agreed.class);
    }

    @Test
    void itIsAgreedOnWhenTheLastOneSaysYesAndNotBefore() {
        Outcome first = asking(Component.API_SERVICE, Component.QUEUE_SERVICE).prepared(Component.API_SERVICE, 7);

        assertThat(first).isInstanceOf(Outcome.Open.class);
        assertThat(((Outcome.Open) first).consultation().prepared(Component.API_SERVICE, 7))
                .as("the same answer twice")
                .isInstanceOf(Outcome.Open.class);
        assertThat(((Outcome.Open) first).consultation().prepared(Component.QUEUE_SERVICE, 7))
                .isInstanceOf(Outcome.Agreed.class);
    }

    @Test
    void oneNoIsEnough() {
        Outcome outcome = asking(Component.API_SERVICE, Component.QUEUE_SERVICE)
                .rejected(Component.QUEUE_SERVICE, 7, List.of("line 2, column 1: retry.x: is not a key"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly("queue-service: line 2, column 1: retry.x: is not a key"));
    }

    @Test
    void answerToAnEarlierProposalChangesNothing() {
        Consultation asking = asking(Component.API_SERVICE);

        assertThat(asking.prepared(Component.API_SERVICE, 6)).isEqualTo(new Outcome.Open(asking));
        assertThat(asking.rejected(Component.API_SERVICE, 6, List.of("no"))).isEqualTo(new Outcome.Open(asking));
    }

    @Test
    void nothingIsDecidedBeforeItsTime() {
        Consultation asking = asking(Component.API_SERVICE);

        assertThat(asking.dueAt(DEADLINE.minusMillis(1), Set.of())).isEqualTo(new Outcome.Open(asking));
    }

    @Test
    void oneThatDiedDoesNotHoldItUp() {
        assertThat(asking(Component.API_SERVICE).dueAt(DEADLINE, Set.of(Component.QUEUE_SERVICE)))
                .isInstanceOf(Outcome.Agreed.class);
    }

    @Test
    void oneThatLivesAndSaysNothingRefuses() {
        Outcome outcome = asking(Component.API_SERVICE, Component.ENRICHER_SERVICE)
                .dueAt(DEADLINE, Set.of(Component.API_SERVICE));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly("api-service: runs and has not answered in time"));
    }

    private static Consultation asking(Component... silent) {
        return new Consultation(NEXT, Set.of(), Set.of(silent), DEADLINE);
    }
}

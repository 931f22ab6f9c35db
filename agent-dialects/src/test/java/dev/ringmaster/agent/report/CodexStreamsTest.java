package dev.ringmaster.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.agent.event.FailureKind;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.ModelPrice;
import dev.ringmaster.model.settings.PriceSettings;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.TokenUsage;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Codex 0.169.0 said, as captured. */
class CodexStreamsTest {

    @Test
    void successIsReportedWhole() {
        Testimony said = of("success");

        assertThat(said.ending()).isEqualTo(new Ending.Well());
        assertThat(said.marker()).isEqualTo(new Marker(Marker.Kind.DONE, "Wrote greeting.txt; the check passes."));
        assertThat(said.report().session()).isEqualTo("00000000-0000-7000-8000-000000000001");
        assertThat(said.report().turns()).isEqualTo(1);
        assertThat(said.report().toolCalls()).isEqualTo(2);
        // Its input of 3900 holds the 600 that came from the cache.
        assertThat(said.report().tokens()).isEqualTo(new TokenUsage(3300L, 153L, 600L, 0L, FigureSource.ACTUAL));
        assertThat(said.report().unknownEvents()).isZero();
    }

    @Test
    void whatItDoesNotSayIsUnknownAndNotZero() {
        Testimony said = of("success");

        assertThat(said.report().model()).isNull();
        assertThat(said.report().cost()).isEqualTo(Cost.UNKNOWN);
        assertThat(said.report().windows()).isEmpty();
        assertThat(of("limit").report().tokens()).isEqualTo(TokenUsage.UNKNOWN);
    }

    @Test
    void costIsReckonedFromTheModelThatItWasTold() {
        ModelPrice price =
                new ModelPrice(new BigDecimal("2"), new BigDecimal("10"), new BigDecimal("0.5"), BigDecimal.ONE);
        Background background =
                new Background(new PriceSettings(Map.of("gpt-5", price)), "gpt-5-codex", null, false, null);

        Testimony said = Streams.testimony(AgentType.CODEX, Streams.codex("success"), background);

        // 3300 × 2 + 153 × 10 + 600 × 0.5, for a million.
        assertThat(said.report().cost()).isEqualTo(new Cost(new BigDecimal("0.00843"), FigureSource.PRICED));
        assertThat(said.report().model()).isEqualTo("gpt-5-codex");
    }

    @Test
    void tokensOfEarlierRunsAreTakenOffAResumedOne() {
        OutputReading before = new OutputReading(Dialect.of(AgentType.CODEX), Background.NONE);
        byte[] first = Streams.codex("resume-before");
        before.feed(first, 0, first.length);
        before.end();
        Background resumed = new Background(
                PriceSettings.DEFAULT, null, null, true, before.fold().sessionTokens());

        Testimony said = Streams.testimony(AgentType.CODEX, Streams.codex("resume"), resumed);

        assertThat(said.report().tokens()).isEqualTo(new TokenUsage(2500L, 105L, 1000L, 0L, FigureSource.ACTUAL));
    }

    @Test
    void tokensOfAResumedRunAreEstimatedWhereEarlierOnesAreUnknown() {
        Background resumed = new Background(PriceSettings.DEFAULT, null, null, true, null);

        Testimony said = Streams.testimony(AgentType.CODEX, Streams.codex("resume"), resumed);

        assertThat(said.report().tokens()).isEqualTo(new TokenUsage(4600L, 206L, 1200L, 0L, FigureSource.ESTIMATED));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, QUOTA",
        "limit-days, QUOTA",
        "limit-key, QUOTA",
        "unauthorized, AUTHENTICATION",
        "no-login, AUTHENTICATION",
        "overflow, CONTEXT_OVERFLOW"
    })
    void failureHasItsKind(String scenario, FailureKind kind) {
        assertThat(of(scenario).ending())
                .isInstanceOfSatisfying(
                        Ending.Badly.class,
                        badly -> assertThat(badly.failure().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate", "overloaded", "cut", "question"})
    void whatItGotOverByItselfIsNoFailure(String scenario) {
        assertThat(of(scenario).ending()).isEqualTo(new Ending.Well());
    }

    @Test
    void outputThatSaysNothingIsOpen() {
        assertThat(of("resume-unknown").ending()).isEqualTo(new Ending.Open(null));
        assertThat(of("resume-unknown").spoke()).isFalse();
    }

    private static Testimony of(String scenario) {
        return Streams.testimony(AgentType.CODEX, Streams.codex(scenario));
    }
}

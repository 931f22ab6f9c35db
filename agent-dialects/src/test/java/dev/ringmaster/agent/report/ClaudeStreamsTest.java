package dev.ringmaster.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.agent.event.FailureKind;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.RateLimitWindow;
import dev.ringmaster.model.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Claude Code 2.1.197 said, as captured. */
class ClaudeStreamsTest {

    private static final String SESSION = "00000000-0000-4000-8000-000000000001";

    @Test
    void successIsReportedWhole() {
        Testimony said = of("success");

        assertThat(said.ending()).isEqualTo(new Ending.Well());
        assertThat(said.marker()).isEqualTo(new Marker(Marker.Kind.DONE, "Wrote greeting.txt; the check passes."));
        assertThat(said.report().session()).isEqualTo(SESSION);
        assertThat(said.report().model()).isEqualTo("claude-sonnet-4-5");
        assertThat(said.report().turns()).isEqualTo(3);
        assertThat(said.report().toolCalls()).isEqualTo(2);
        assertThat(said.report().tokens()).isEqualTo(new TokenUsage(3300L, 153L, 600L, 0L, FigureSource.ACTUAL));
        assertThat(said.report().cost()).isEqualTo(new Cost(new BigDecimal("0.012375"), FigureSource.ACTUAL));
        assertThat(said.report().result()).isEqualTo("✓ Wrote greeting.txt; the check passes.");
        assertThat(said.report().unknownEvents()).isZero();
    }

    @Test
    void questionIsHeard() {
        assertThat(of("question").marker())
                .isEqualTo(new Marker(Marker.Kind.QUESTION, "Which colour should the button have?"));
    }

    @Test
    void spentWindowOfAnAccountHasItsEndAsAFigure() {
        Testimony said = of("limit");

        assertThat(said.ending()).isInstanceOfSatisfying(Ending.Badly.class, badly -> {
            assertThat(badly.failure().kind()).isEqualTo(FailureKind.QUOTA);
            assertThat(badly.failure().resetsAt()).isEqualTo(Instant.ofEpochSecond(1795452728));
            assertThat(badly.failure().window()).isEqualTo("five_hour");
        });
        assertThat(said.report().windows())
                .containsExactly(new RateLimitWindow("five_hour", "rejected", Instant.ofEpochSecond(1795452728), null));
        assertThat(said.report().session()).isEqualTo(SESSION);
        assertThat(said.report().model()).isEqualTo("claude-sonnet-4-5");
    }

    @ParameterizedTest
    @CsvSource({
        "limit-days, QUOTA",
        "limit-key, CAPACITY",
        "unauthorized, AUTHENTICATION",
        "no-login, AUTHENTICATION",
        "overflow, CONTEXT_OVERFLOW",
        "resume-unknown, SESSION_UNKNOWN"
    })
    void failureHasItsKind(String scenario, FailureKind kind) {
        assertThat(of(scenario).ending())
                .isInstanceOfSatisfying(
                        Ending.Badly.class,
                        badly -> assertThat(badly.failure().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate", "overloaded", "cut", "resume-before", "resume"})
    void whatItGotOverByItselfIsNoFailure(String scenario) {
        assertThat(of(scenario).ending()).isEqualTo(new Ending.Well());
        assertThat(of(scenario).report().unknownEvents()).isZero();
    }

    @Test
    void requestThatWasRepeatedCounts() {
        assertThat(of("cut").report().tokens()).isEqualTo(new TokenUsage(2100L, 101L, 200L, 0L, FigureSource.ACTUAL));
    }

    @Test
    void sessionThatIsGoneIsNotReported() {
        assertThat(of("resume-unknown").report().session()).isNull();
    }

    private static Testimony of(String scenario) {
        return Streams.testimony(AgentType.CLAUDE_CODE, Streams.claude(scenario));
    }
}

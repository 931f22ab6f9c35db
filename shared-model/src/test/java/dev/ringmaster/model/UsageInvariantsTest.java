package dev.ringmaster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.ModelPrice;
import dev.ringmaster.model.settings.PriceSettings;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.TokenUsage;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageInvariantsTest {

    @Test
    void unknownIsNeverAFigure() {
        assertThatThrownBy(() -> new TokenUsage(0L, null, null, null, FigureSource.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenUsage(null, null, null, null, FigureSource.ACTUAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cost(BigDecimal.ZERO, FigureSource.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cost(null, FigureSource.PRICED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noFigureIsBelowZero() {
        assertThatThrownBy(() -> new TokenUsage(-1L, null, null, null, FigureSource.ACTUAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cost(new BigDecimal("-0.01"), FigureSource.ACTUAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longestNameThatFitsPricesAModel() {
        ModelPrice cheap = price(1);
        ModelPrice dear = price(2);
        PriceSettings prices = new PriceSettings(Map.of("gpt-5", cheap, "gpt-5-pro", dear));

        assertThat(prices.of("gpt-5")).contains(cheap);
        assertThat(prices.of("gpt-5-2026-01-01")).contains(cheap);
        assertThat(prices.of("gpt-5-pro-2026-01-01")).contains(dear);
        assertThat(prices.of("gpt-50")).isEmpty();
        assertThat(prices.of("other")).isEmpty();
    }

    @Test
    void wordsOfTypesAreThoseOfTheFile() {
        assertThat(AgentType.of("claude-code")).isEqualTo(AgentType.CLAUDE_CODE);
        assertThat(AgentType.of("cursor-agent")).isEqualTo(AgentType.CURSOR_AGENT);
        assertThat(AgentType.of("my-own")).isEqualTo(AgentType.GENERIC);
        assertThat(AgentType.GENERIC.command()).isEmpty();
        assertThat(AgentType.CLAUDE_CODE.command()).contains("claude");
    }

    private static ModelPrice price(int input) {
        return new ModelPrice(BigDecimal.valueOf(input), BigDecimal.TEN, null, null);
    }
}

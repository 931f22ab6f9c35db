package dev.ringmaster.analysis.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringmaster.analysis.forecast.Experience.Basis;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExperienceTest {

    private final Experience experience = new Experience();

    @Test
    void tooFewAttemptsAreAnAssumption() {
        see("claude", "feature", 4, 1000);

        assertThat(experience.of("claude", "feature").basis()).isEqualTo(Basis.ASSUMED);
        assertThat(experience.of("claude", "feature").attempts()).isEqualTo(4);
    }

    @Test
    void theNearestThatHasEnoughCounts() {
        see("claude", "feature", 5, 1000);
        see("claude", "chore", 4, 9000);

        assertThat(experience.of("claude", "feature").basis()).isEqualTo(Basis.KIND_ON_TYPE);
        assertThat(experience.of("claude", "chore").basis()).isEqualTo(Basis.TYPE);
        assertThat(experience.of("codex", "chore").basis()).isEqualTo(Basis.ALL);
        assertThat(experience.of("claude", "feature").estimate().duration().median())
                .isEqualTo(1000);
    }

    @Test
    void failuresCountBesideTheAssumption() {
        for (int i = 0; i < 12; i++) {
            experience.add("claude", "feature", 1000, i < 6);
        }

        assertThat(experience.of("claude", "feature").estimate().failureRate()).isEqualTo(7.0 / 20, within(1e-9));
    }

    @Test
    void manyAttemptsStandForThemselves() {
        LongStream.rangeClosed(1, 101).forEach(i -> experience.add("claude", "feature", i * 1000, false));

        Distribution duration = experience.of("claude", "feature").estimate().duration();

        assertThat(duration.median()).isCloseTo(51_000, within(100L));
        assertThat(duration.at(0.9)).isCloseTo(91_000, within(100L));
    }

    @Test
    void aLogNormalHasTheQuantilesOfItsFormula() {
        Distribution duration = Distribution.logNormal(1_000_000, 0.7);

        // exp(0.7 · 1.2816) and exp(0.7 · -2.3263), the normal's 90th and 1st percentile
        assertThat((double) duration.at(0.9)).isCloseTo(2_452_600, within(25_000.0));
        assertThat((double) duration.at(0.01)).isCloseTo(196_200, within(8_000.0));
    }

    @Test
    void theNormalsQuantilesAreThoseOfTheTables() {
        assertThat(Normal.quantile(0.5)).isEqualTo(0, within(1e-9));
        assertThat(Normal.quantile(0.975)).isEqualTo(1.959963984540054, within(1e-8));
        assertThat(Normal.quantile(0.001)).isEqualTo(-3.090232306167813, within(1e-8));
    }

    private void see(String type, String kind, int attempts, long millis) {
        for (int i = 0; i < attempts; i++) {
            experience.add(type, kind, millis, false);
        }
    }
}

package dev.ringmaster.e2e.flywheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlywheelOptionsTest {

    @Test
    void proofByTheWholeBuildHasTimeForIt() {
        assertThat(parse("harmless").limit()).isEqualTo(Duration.ofMinutes(10));
        assertThat(parse("--whole", "harmless").limit()).isEqualTo(Duration.ofMinutes(40));
        assertThat(parse("--limit", "30", "--whole", "harmless").limit()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatIsUnknownIsNamedWithWhatThereIs() {
        assertThatThrownBy(() -> parse("harmles"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no scenario 'harmles'")
                .hasMessageContaining("harmless");
        assertThatThrownBy(() -> parse("--hole"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown option --hole");
        assertThatThrownBy(() -> parse("--limit", "soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("option --limit needs a number");
    }

    private static FlywheelOptions parse(String... arguments) {
        return FlywheelOptions.parse(Path.of("checkout"), Path.of("jdk"), arguments);
    }
}

package dev.ringmaster.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerOptionsTest {

    @Test
    void argumentsAreRead() {
        BrokerOptions options = BrokerMain.options(
                new String[] {"--data-dir=/var/tmp/b", "--port=7790", "--retention=P3D"}, new Properties());

        assertThat(options).isEqualTo(new BrokerOptions(Path.of("/var/tmp/b"), 7790, Duration.ofDays(3)));
    }

    @Test
    void argumentsWinOverSystemProperties() {
        Properties properties = new Properties();
        properties.setProperty("ringmaster.broker.data-dir", "/var/tmp/b");
        properties.setProperty("ringmaster.broker.port", "1111");

        BrokerOptions options = BrokerMain.options(new String[] {"--port=2222"}, properties);

        assertThat(options).isEqualTo(new BrokerOptions(Path.of("/var/tmp/b"), 2222));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--port=1 | Both --data-dir and --port are needed.",
                "--data-dir=d --port=x | 'x' is not a port.",
                "--data-dir=d --port=70000 | a broker's port is 1 to 65534, not 70000.",
                "--data-dir=d --port=1 --retention=7d | '7d' is not a duration.",
                "--data-dir=d --port=1 --retention=-P1D | retention must be positive",
                "--data-dir=d --port=1 --fast | Unknown argument '--fast'.",
            })
    void wrongUseIsAnsweredWithTheUsage(String line, String message) {
        assertThatThrownBy(() -> BrokerMain.options(line.split(" "), new Properties()))
                .hasMessageContaining(message)
                .hasMessageContaining("Usage: broker")
                .isInstanceOfSatisfying(
                        BrokerStartException.class, e -> assertThat(e.problem()).isEqualTo(BrokerProblem.USAGE));
    }

    @Test
    void log4jIsNotBroughtAlong() {
        assertThatThrownBy(() -> Class.forName("org.apache.logging.log4j.core.LoggerContext"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}

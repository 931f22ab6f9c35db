package dev.ringmaster.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.settings.RingFolder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingConfigSourceFactoryTest {

    @TempDir
    Path home;

    private @Nullable String before;

    @BeforeEach
    void nameTheHome() {
        before = System.setProperty(RingFolder.HOME_PROPERTY, home.toString());
    }

    @AfterEach
    void forgetTheHome() {
        if (before == null) {
            System.clearProperty(RingFolder.HOME_PROPERTY);
        } else {
            System.setProperty(RingFolder.HOME_PROPERTY, before);
        }
    }

    @Test
    void portsAddressesTopicsAndTheDatabaseFollowFromTheFile() throws Exception {
        write("""
                [components]
                bind_address = "127.0.0.2"
                queue_port = 8801
                [kafka]
                port = 8790
                topic_prefix = "mine."
                """);

        ConfigSource source = sourceOf("queue-service");

        assertThat(source.getValue("quarkus.http.host")).isEqualTo("127.0.0.2");
        assertThat(source.getValue("quarkus.http.port")).isEqualTo("8801");
        assertThat(source.getValue("kafka.bootstrap.servers")).isEqualTo("127.0.0.1:8790");
        assertThat(source.getValue("ringmaster.topic.task-states")).isEqualTo("mine.task-states");
        assertThat(source.getValue("quarkus.datasource.jdbc.url"))
                .startsWith("jdbc:sqlite:" + home.resolve(".ringmaster/data/queue-service.db"))
                .contains("journal_mode=WAL", "synchronous=FULL", "foreign_keys=true");
        assertThat(home.resolve(".ringmaster/data")).isDirectory();
    }

    @Test
    void aClusterReplacesTheEmbeddedBroker() throws Exception {
        write("[kafka]\nbootstrap_servers = \"k1:9092,k2:9092\"\n");

        assertThat(sourceOf("api-service").getValue("kafka.bootstrap.servers")).isEqualTo("k1:9092,k2:9092");
    }

    @Test
    void aBrokenFileStopsNoBuildButTheStartWithItsLineAndKey() throws Exception {
        write("[components]\nqueue_port = \"many\"\n");

        assertThat(sourceOf("queue-service").getValue("quarkus.http.port")).isEqualTo("7701");
        assertThatThrownBy(() -> new RingSettings("queue-service", Optional.empty()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("ringmaster.toml is not valid: line 2")
                .hasMessageContaining("components.queue_port")
                .hasMessageContaining("ringmaster config validate");
    }

    @Test
    void aPasswordInThePlaceOfAReferenceEndsTheStartWithOneSentence() {
        ConfigSourceContext context = new Context(
                "queue-service",
                Map.of("ringmaster.kafka.username", "env:PATH", "ringmaster.kafka.password", "sesame"));

        assertThatThrownBy(() -> new RingConfigSourceFactory().getConfigSources(context))
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessage(
                        "RINGMASTER_KAFKA_PASSWORD must name where the secret lies, as file:/path or env:NAME, not hold"
                                + " it");
    }

    @Test
    void aTopicThatDoesNotExistCannotBeWritten() {
        assertThatThrownBy(() -> new RingSettings("queue-service", Optional.of(List.of("status", "statuses"))))
                .hasMessageContaining("statuses");
    }

    @Test
    void aProcessThatIsNoComponentGetsNothing() {
        assertThat(new RingConfigSourceFactory().getConfigSources(new Context(null)))
                .isEmpty();
    }

    private void write(String toml) throws Exception {
        Files.writeString(home.resolve("ringmaster.toml"), toml);
    }

    private static ConfigSource sourceOf(String component) {
        return new RingConfigSourceFactory()
                .getConfigSources(new Context(component))
                .iterator()
                .next();
    }

    private record Context(@Nullable String component, Map<String, String> others) implements ConfigSourceContext {

        Context(@Nullable String component) {
            this(component, Map.of());
        }

        @Override
        public @Nullable ConfigValue getValue(String name) {
            String value = name.equals("ringmaster.component") ? component : others.get(name);
            return value == null
                    ? null
                    : ConfigValue.builder().withName(name).withValue(value).build();
        }

        @Override
        public Iterator<String> iterateNames() {
            return Collections.emptyIterator();
        }
    }
}

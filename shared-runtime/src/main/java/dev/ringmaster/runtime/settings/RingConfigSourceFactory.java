package dev.ringmaster.runtime.settings;

import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.runtime.access.KafkaAccess;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Derives Quarkus' own settings from {@code ringmaster.toml}: where to listen, where Kafka is, what the topics are called and where
 * the database lies. Above the packaged properties (250), below {@code .env} (295), the environment and system properties.
 */
public final class RingConfigSourceFactory implements ConfigSourceFactory {

    private static final int ORDINAL = 265;
    private static final String SQLITE_OPTIONS =
            "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=5000";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue named = context.getValue("ringmaster.component");
        if (named == null || named.getValue() == null) {
            return List.of();
        }
        Component component = Component.ofWord(named.getValue())
                .orElseThrow(() -> new IllegalStateException("no component is called " + named.getValue()));
        RingFolder folder = LoadedRing.found();
        Map<String, String> derived = derive(component, folder, settingsOf(folder));
        derived.putAll(kafkaAccess(context));
        return List.of(new PropertiesConfigSource(derived, "ringmaster.toml", ORDINAL));
    }

    /** What is wrong with it ends the start with one sentence, and nothing else on the way. */
    private static Map<String, String> kafkaAccess(ConfigSourceContext context) {
        try {
            return new KafkaAccess(name -> valueOf(context, name), System.getenv()).settings();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }

    private static @Nullable String valueOf(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null ? null : value.getValue();
    }

    /** A broken file must not stop a build; at run time {@link RingSettings} refuses it with every place named. */
    private static Settings settingsOf(RingFolder folder) {
        try {
            return LoadedRing.load(folder).settings();
        } catch (InvalidSettingsException e) {
            return Settings.DEFAULT;
        }
    }

    private static Map<String, String> derive(Component component, RingFolder folder, Settings settings) {
        Map<String, String> derived = new HashMap<>();
        derived.put("quarkus.http.host", settings.components().bindAddress());
        derived.put("quarkus.http.port", Integer.toString(component.port(settings)));
        if (component == Component.API_SERVICE) {
            derived.put(
                    "quarkus.vertx.event-loops-pool-size",
                    Integer.toString(settings.components().apiWorkers()));
        }
        derived.put("kafka.bootstrap.servers", settings.kafka().bootstrap());
        for (Topic topic : Topic.values()) {
            derived.put(
                    "ringmaster.topic." + topic.shortName(),
                    topic.nameWith(settings.kafka().topicPrefix()));
        }
        String database = "jdbc:sqlite:" + folder.database(component) + SQLITE_OPTIONS;
        derived.put("quarkus.datasource.jdbc.url", database);
        derived.put("quarkus.datasource.reading.jdbc.url", database);
        if (System.getProperty(RingFolder.HOME_PROPERTY) != null || Files.isDirectory(folder.state())) {
            createDataFolder(folder);
        }
        return derived;
    }

    /** SQLite does not make folders, and the pool may open the file before anything else of ours runs. */
    private static void createDataFolder(RingFolder folder) {
        try {
            Files.createDirectories(folder.data());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder.data() + " cannot be made", e);
        }
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}

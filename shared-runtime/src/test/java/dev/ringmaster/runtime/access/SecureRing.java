package dev.ringmaster.runtime.access;

import dev.ringmaster.settings.RingFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A ring's folder, a Kafka that asks for a login, and a service whose password is wrong until a field {@code Path password} is mended. */
public final class SecureRing implements QuarkusTestResourceLifecycleManager {

    private AutoCloseable broker = () -> {};
    private Path password = Path.of("");

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("ring");
            System.setProperty(RingFolder.HOME_PROPERTY, home.toString());
            SecureBroker started = SecureBroker.start(Files.createTempDirectory("kafka"));
            broker = started;
            Path user = Files.writeString(home.resolve("user"), SecureBroker.USER + "\n");
            password = Files.writeString(home.resolve("password"), "wrong\n");
            Map<String, String> settings = new HashMap<>();
            settings.put("quarkus.http.test-port", "0");
            settings.put("kafka.bootstrap.servers", started.address());
            settings.put("kafka.security.protocol", "SASL_SSL");
            settings.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
            settings.put("kafka.ssl.truststore.type", "PEM");
            settings.put("kafka.ssl.truststore.location", started.certificate().toString());
            settings.put(KafkaAccess.USER, "file:" + user);
            settings.put(KafkaAccess.PASSWORD, "file:" + password);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(password, new TestInjector.MatchesType(Path.class));
    }

    @Override
    public void stop() {
        System.clearProperty(RingFolder.HOME_PROPERTY);
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop", e);
        }
    }
}

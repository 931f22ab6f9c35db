package dev.ringmaster.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka's own client with what {@link KafkaAccess} says, at a broker with TLS and logins. Not beside tests that load Kafka with another class
 * loader: the mechanisms of SASL are registered once for the whole JVM.
 */
class KafkaLoginTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static SecureBroker broker;

    @TempDir
    Path secrets = Path.of("");

    private final BrokerAccess access = new BrokerAccess();
    private final Map<String, String> values = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        broker = SecureBroker.start(folder);
        // A user of SCRAM is known a moment after the broker is up.
        KafkaLoginTest first = new KafkaLoginTest();
        first.secrets = Files.createDirectory(folder.resolve("first"));
        first.mountSecrets();
        await().ignoreExceptions().atMost(SOON).until(() -> first.nodes() == 1);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void mountSecrets() throws IOException {
        secret("user", SecureBroker.USER + "\n");
        secret("password", SecureBroker.PASSWORD + "\n");
        values.put("kafka.bootstrap.servers", broker.address());
        values.put("kafka.security.protocol", "SASL_SSL");
        values.put("kafka.ssl.truststore.type", "PEM");
        values.put("kafka.ssl.truststore.location", broker.certificate().toString());
        values.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
        values.put(KafkaAccess.USER, "file:" + secrets.resolve("user"));
        values.put(KafkaAccess.PASSWORD, "file:" + secrets.resolve("password"));
    }

    @Test
    void scramLetsIn() throws Exception {
        assertThat(nodes()).isEqualTo(1);
    }

    @Test
    void plainLetsIn() throws Exception {
        values.put("kafka.sasl.mechanism", "PLAIN");

        assertThat(nodes()).isEqualTo(1);
    }

    @Test
    void passwordThatWasExchangedInItsFileCountsAtTheNextLogin() throws Exception {
        secret("password", "wrong");
        try (Admin admin = Admin.create(clientSettings())) {
            assertThatThrownBy(() -> nodes(admin)).isInstanceOf(ExecutionException.class);

            secret("password", SecureBroker.PASSWORD);

            // The client tells the old failure until it has tried again.
            await().ignoreExceptions().atMost(SOON).until(() -> nodes(admin) == 1);
        }
    }

    @Test
    void wrongPasswordIsToldInOneSentenceUntilItIsMended() throws Exception {
        secret("password", "wrong");

        assertThatThrownBy(this::nodes)
                .satisfies(failure -> assertThat(access.failed(failure)).isTrue());

        assertThat(access.refusal().orElseThrow())
                .startsWith("Kafka refuses the login (")
                .endsWith("): mend what RINGMASTER_KAFKA_USERNAME and RINGMASTER_KAFKA_PASSWORD refer to");
        access.granted();
        assertThat(access.refusal()).isEmpty();
    }

    @Test
    void certificateOfAStrangerIsToldInOneSentence() throws Exception {
        values.remove("kafka.ssl.truststore.type");
        values.remove("kafka.ssl.truststore.location");

        assertThatThrownBy(this::nodes)
                .satisfies(failure -> assertThat(access.failed(failure)).isTrue());

        assertThat(access.refusal().orElseThrow())
                .startsWith("Kafka and this service do not trust each other's certificates (")
                .contains("KAFKA_SSL_TRUSTSTORE_LOCATION");
    }

    @Test
    void brokerThatIsNotThereRefusesNothing() {
        values.put("kafka.bootstrap.servers", "localhost:1");

        assertThatThrownBy(this::nodes)
                .satisfies(failure -> assertThat(access.failed(failure)).isFalse());
        assertThat(access.refusal()).isEmpty();
    }

    private int nodes() throws Exception {
        try (Admin admin = Admin.create(clientSettings())) {
            return nodes(admin);
        }
    }

    private static int nodes(Admin admin) throws Exception {
        return admin.describeCluster().nodes().get().size();
    }

    private Map<String, Object> clientSettings() {
        Map<String, Object> client = new HashMap<>();
        values.putAll(new KafkaAccess(values::get, Map.of()).settings());
        values.forEach((key, value) -> {
            if (key.startsWith("kafka.")) {
                client.put(key.substring("kafka.".length()), value);
            }
        });
        client.put("default.api.timeout.ms", 8000);
        client.put("request.timeout.ms", 4000);
        return client;
    }

    private void secret(String name, String text) throws IOException {
        Files.writeString(secrets.resolve(name), text);
    }
}

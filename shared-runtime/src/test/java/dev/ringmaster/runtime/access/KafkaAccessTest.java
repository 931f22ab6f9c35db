package dev.ringmaster.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaAccessTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("USER_NAME", "ringmaster", "WORD", "sesame");

    private final Map<String, String> values = new HashMap<>();

    @Test
    void withoutAUserNothingIsSaid() {
        assertThat(settings()).isEmpty();
    }

    @Test
    void loginNamesWhereTheSecretsLieAndHoldsNone() {
        login("SCRAM-SHA-512");

        assertThat(settings().get("kafka.sasl.jaas.config"))
                .startsWith("org.apache.kafka.common.security.scram.ScramLoginModule required ")
                .contains("\"env:USER_NAME\"", "\"env:WORD\"")
                .doesNotContain("sesame");
        assertThat(settings())
                .containsEntry("kafka.sasl.client.callback.handler.class", ReferencedLogin.class.getName());
    }

    @Test
    void plainHasItsOwnModule() {
        login("plain");

        assertThat(settings().get("kafka.sasl.jaas.config")).contains("PlainLoginModule required");
    }

    @Test
    void passwordItselfIsRefusedInOneSentenceThatDoesNotRepeatIt() {
        login("PLAIN");
        values.put(KafkaAccess.PASSWORD, "sesame");

        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "RINGMASTER_KAFKA_PASSWORD must name where the secret lies, as file:/path or env:NAME, not hold"
                                + " it");
    }

    @Test
    void userWithoutAPasswordIsRefused() {
        login("PLAIN");
        values.remove(KafkaAccess.PASSWORD);

        assertThatThrownBy(this::settings)
                .hasMessage("RINGMASTER_KAFKA_USERNAME and RINGMASTER_KAFKA_PASSWORD are only of use together");
    }

    @Test
    void mechanismWithoutUserAndPasswordIsRefused() {
        login("GSSAPI");

        assertThatThrownBy(this::settings)
                .hasMessageContaining("KAFKA_SASL_MECHANISM")
                .hasMessageContaining("GSSAPI");
    }

    @Test
    void passwordOfAPemsKeyIsTheKeysOfOtherStoresTheStores() {
        values.put(KafkaAccess.KEYSTORE_PASSWORD, "env:WORD");
        values.put(KafkaAccess.TRUSTSTORE_PASSWORD, "env:WORD");
        assertThat(settings())
                .containsEntry("kafka.ssl.keystore.password", "sesame")
                .containsEntry("kafka.ssl.truststore.password", "sesame");

        values.put("kafka.ssl.keystore.type", "PEM");

        assertThat(settings()).containsEntry("kafka.ssl.key.password", "sesame");
    }

    private void login(String mechanism) {
        values.put("kafka.sasl.mechanism", mechanism);
        values.put(KafkaAccess.USER, "env:USER_NAME");
        values.put(KafkaAccess.PASSWORD, "env:WORD");
    }

    private Map<String, String> settings() {
        return new KafkaAccess(values::get, ENVIRONMENT).settings();
    }
}

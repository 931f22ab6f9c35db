package dev.ringmaster.runtime.access;

import dev.ringmaster.settings.SecretReference;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka's clients must be told where the broker asks for a login, made of references to secrets. Everything that is no secret, such
 * as {@code KAFKA_SECURITY_PROTOCOL}, goes to the clients as it is.
 */
public final class KafkaAccess {

    /** {@code RINGMASTER_KAFKA_USERNAME}: where the user's name lies. */
    public static final String USER = "ringmaster.kafka.username";

    /** {@code RINGMASTER_KAFKA_PASSWORD}: where the password lies. */
    public static final String PASSWORD = "ringmaster.kafka.password";

    /** Where the password of a truststore lies that is no PEM file. */
    public static final String TRUSTSTORE_PASSWORD = "ringmaster.kafka.truststore-password";

    /** Where the password of a keystore, or of a PEM file's encrypted key, lies. */
    public static final String KEYSTORE_PASSWORD = "ringmaster.kafka.keystore-password";

    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private final UnaryOperator<@Nullable String> values;
    private final Map<String, String> environment;

    /** @param values the value of a setting, or null when it is not set */
    public KafkaAccess(UnaryOperator<@Nullable String> values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    /**
     * Settings of all Kafka clients. The login's secrets are not among them: {@link ReferencedLogin} looks them up at each login.
     *
     * @throws IllegalArgumentException if a reference leads to nothing or holds the secret itself, a part is missing, or the mechanism
     *     has no user and password; the message names the variable and holds no secret
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        Optional<String> user = reference(USER);
        Optional<String> password = reference(PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException(
                    variable(USER) + " and " + variable(PASSWORD) + " are only of use together");
        }
        if (user.isPresent() && password.isPresent()) {
            settings.put("kafka.sasl.jaas.config", login(user.get(), password.get()));
            settings.put("kafka.sasl.client.callback.handler.class", ReferencedLogin.class.getName());
        }
        secret(TRUSTSTORE_PASSWORD).ifPresent(secret -> settings.put("kafka.ssl.truststore.password", secret));
        secret(KEYSTORE_PASSWORD).ifPresent(secret -> settings.put(keyPasswordSetting(), secret));
        return settings;
    }

    private String login(String user, String password) {
        String mechanism = value("kafka.sasl.mechanism").orElse("").toUpperCase(Locale.ROOT);
        String module = switch (mechanism) {
            case "PLAIN" -> PLAIN;
            case "SCRAM-SHA-256", "SCRAM-SHA-512" -> SCRAM;
            default ->
                throw new IllegalArgumentException(variable(USER)
                        + " needs KAFKA_SASL_MECHANISM to be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512, not \""
                        + mechanism + "\"");
        };
        return module + " required " + ReferencedLogin.USER_OPTION + "=\"" + quoted(user) + "\" "
                + ReferencedLogin.PASSWORD_OPTION + "=\"" + quoted(password) + "\";";
    }

    /** A PEM file has no password of its own, but its key may have one. */
    private String keyPasswordSetting() {
        return value("kafka.ssl.keystore.type").orElse("").equalsIgnoreCase("PEM")
                ? "kafka.ssl.key.password"
                : "kafka.ssl.keystore.password";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** A reference that leads to something now. */
    private Optional<String> reference(String setting) {
        return secret(setting).flatMap(found -> value(setting));
    }

    private Optional<String> secret(String setting) {
        return value(setting).map(reference -> SecretReference.resolve(variable(setting), reference, environment));
    }

    private Optional<String> value(String setting) {
        return Optional.ofNullable(values.apply(setting)).filter(value -> !value.isBlank());
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}

package dev.ringmaster.runtime.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Knows whether Kafka lets this service in, and says so once for each change, in place of its clients. Thread-safe. */
@ApplicationScoped
public class BrokerAccess {

    private static final Logger LOG = Logger.getLogger(BrokerAccess.class);

    /** Each of a service's clients says of each try what is said here once: several lines a second, for as long as it lasts. */
    private static final List<java.util.logging.Logger> CLIENTS = List.of(
            java.util.logging.Logger.getLogger("org.apache.kafka.clients"),
            java.util.logging.Logger.getLogger("org.apache.kafka.clients.NetworkClient"),
            java.util.logging.Logger.getLogger("io.smallrye.reactive.messaging.kafka"));

    private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();
    private final Map<java.util.logging.Logger, Optional<Level>> levels = new ConcurrentHashMap<>();

    /** Kafka has answered. */
    public void granted() {
        if (refusal.getAndSet(null) != null) {
            levels.forEach((logger, level) -> logger.setLevel(level.orElse(null)));
            levels.clear();
            LOG.info("Kafka lets this service in again");
        }
    }

    /**
     * Something failed that was asked of Kafka.
     *
     * @return whether Kafka was reached and refused it, which does not mend itself
     */
    public boolean failed(Throwable failure) {
        Optional<String> sentence = sentenceOf(failure);
        sentence.ifPresent(now -> {
            if (!Objects.equals(refusal.getAndSet(now), now)) {
                LOG.error(now);
                CLIENTS.forEach(this::silence);
            }
        });
        return sentence.isPresent();
    }

    private void silence(java.util.logging.Logger logger) {
        levels.putIfAbsent(logger, Optional.ofNullable(logger.getLevel()));
        logger.setLevel(Level.OFF);
    }

    /** Why Kafka lets nobody in with what this service says; empty when it does, or has not been reached. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    private static Optional<String> sentenceOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SslAuthenticationException tls -> {
                    return Optional.of("Kafka and this service do not trust each other's certificates (" + reason(tls)
                            + "): mend KAFKA_SSL_TRUSTSTORE_LOCATION, KAFKA_SSL_KEYSTORE_LOCATION or the broker's"
                            + " certificate");
                }
                case AuthenticationException login -> {
                    return Optional.of("Kafka refuses the login (" + login.getMessage()
                            + "): mend what RINGMASTER_KAFKA_USERNAME and RINGMASTER_KAFKA_PASSWORD refer to");
                }
                case AuthorizationException rights -> {
                    return Optional.of("Kafka forbids what this service needs (" + rights.getMessage()
                            + "): let its user create, describe, read and write the ring's topics and groups");
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** The handshake's own message says only that it failed. */
    private static String reason(SslAuthenticationException tls) {
        Throwable deepest = tls;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}

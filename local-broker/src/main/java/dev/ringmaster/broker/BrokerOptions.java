package dev.ringmaster.broker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What can be chosen about the broker.
 *
 * @param dir folder that holds everything of the broker; created when missing. Deleting it while the broker is stopped is allowed: the
 *     next start formats it anew, and topics created then have new topic ids, by which clients notice that their positions mean nothing
 * @param port 1 to 65534; the broker listens on it and its controller on the next one, both on 127.0.0.1
 * @param retention > 0; how long records are kept in topics that do not say otherwise
 */
public record BrokerOptions(Path dir, int port, Duration retention) {

    public static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    /** @throws IllegalArgumentException if the port or the retention is out of its range */
    public BrokerOptions {
        if (port < 1 || port > 65534) {
            throw new IllegalArgumentException("a broker's port is 1 to 65534, not " + port);
        }
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("retention must be positive, not " + retention);
        }
        dir = dir.toAbsolutePath().normalize();
    }

    public BrokerOptions(Path dir, int port) {
        this(dir, port, DEFAULT_RETENTION);
    }

    /** The port of the controller, which only the broker itself talks to. */
    public int controllerPort() {
        return port + 1;
    }
}

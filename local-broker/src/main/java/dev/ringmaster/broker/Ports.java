package dev.ringmaster.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Tells before Kafka is started whether its ports are free, because Kafka takes seconds to say so and says it in a stack trace. */
final class Ports {

    /** Below the range from which systems take ports for outgoing connections, so that nobody takes one by chance in between. */
    private static final int FREE_FROM = 20_000;

    private static final int FREE_TO = 30_000;

    private Ports() {}

    /** A port that is free just now and whose next one is free too. */
    static int freePair() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
            if (refusal(port) == null && refusal(port + 1) == null) {
                return port;
            }
        }
        throw new BrokerStartException(
                BrokerProblem.PORT_TAKEN, "No two free ports next to each other were found; name a port.", null);
    }

    /** @throws BrokerStartException if the broker's or the controller's port is taken */
    static void requireFree(BrokerOptions options) {
        for (int port : new int[] {options.port(), options.controllerPort()}) {
            IOException refusal = refusal(port);
            if (refusal != null) {
                throw taken(options, port, refusal);
            }
        }
    }

    private static @Nullable IOException refusal(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress("127.0.0.1", port));
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    static BrokerStartException taken(BrokerOptions options, int port, Throwable cause) {
        String which =
                port == options.port() ? "" : " (for the controller of the broker on port " + options.port() + ")";
        return new BrokerStartException(
                BrokerProblem.PORT_TAKEN,
                "Port " + port + " on 127.0.0.1 is taken" + which
                        + "; stop the program that listens there, or set another port under [kafka] in ringmaster.toml.",
                cause);
    }
}

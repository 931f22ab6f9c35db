package dev.ringmaster.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells before Kafka is started whether its ports are free, because Kafka takes seconds to say so and says it in a stack trace. */
final class Ports {

    private Ports() {}

    /** @throws BrokerStartException if the broker's or the controller's port is taken */
    static void requireFree(BrokerOptions options) {
        for (int port : new int[] {options.port(), options.controllerPort()}) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw taken(options, port, e);
            }
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

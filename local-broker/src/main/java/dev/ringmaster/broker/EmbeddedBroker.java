package dev.ringmaster.broker;

import java.net.BindException;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** A running one-node Kafka in this JVM. Thread-safe. */
public final class EmbeddedBroker implements AutoCloseable {

    private final BrokerOptions options;
    private final DataDirectory directory;
    private final KafkaRaftServer server;

    private EmbeddedBroker(BrokerOptions options, DataDirectory directory, KafkaRaftServer server) {
        this.options = options;
        this.directory = directory;
        this.server = server;
    }

    /**
     * Starts a broker and returns when it accepts requests.
     *
     * @param dir the broker's folder, see {@link BrokerOptions}
     * @param port the broker's port on 127.0.0.1, whose next one must be free too; 0 for any (then see {@link #port()})
     * @throws BrokerStartException if it cannot start; the message says why and what to do
     */
    public static EmbeddedBroker start(Path dir, int port) {
        return start(new BrokerOptions(dir, port == 0 ? Ports.freePair() : port));
    }

    /** Like {@link #start(Path, int)}, with every option. */
    public static EmbeddedBroker start(BrokerOptions options) {
        DataDirectory directory = DataDirectory.open(options.dir());
        try {
            Ports.requireFree(options);
            Path logDir = directory.formatted();
            KafkaConfig config = new KafkaConfig(KafkaProperties.of(options, logDir), false);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            try {
                server.startup();
            } catch (RuntimeException | Error e) {
                server.shutdown();
                throw e;
            }
            return new EmbeddedBroker(options, directory, server);
        } catch (RuntimeException | Error e) {
            directory.close();
            throw asStartException(options, e);
        }
    }

    public int port() {
        return options.port();
    }

    /** Host and port for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + options.port();
    }

    /** Waits until the broker has ended, in {@link #close} or by itself. */
    public void awaitEnd() {
        server.awaitShutdown();
    }

    /** Stops it in order: records are flushed and the next start needs no recovery. Takes up to some seconds; harmless when repeated. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        directory.close();
    }

    private static BrokerStartException asStartException(BrokerOptions options, Throwable e) {
        if (e instanceof BrokerStartException known) {
            return known;
        }
        if (hasCause(e, BindException.class)) {
            return Ports.taken(options, options.port(), e);
        }
        if (DataDirectory.isFull(options.dir())) {
            return DataDirectory.full(options.dir(), e);
        }
        return new BrokerStartException(
                BrokerProblem.UNEXPECTED,
                "The broker could not start on " + options.dir() + " (" + e + "); its log has the details.",
                e);
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}

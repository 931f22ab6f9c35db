package dev.ringmaster.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Kafka's configuration of one node on a laptop: small, loopback only, quick to come back after kill -9. */
final class KafkaProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String HOST = "127.0.0.1";

    /** Everything of which one node has exactly one. */
    private static final List<String> ONE = List.of(
            "offsets.topic.replication.factor",
            "offsets.topic.num.partitions",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "transaction.state.log.num.partitions",
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr",
            "share.coordinator.state.topic.num.partitions",
            "num.network.threads",
            "group.coordinator.threads");

    private KafkaProperties() {}

    static Properties of(BrokerOptions options, Path logDir) {
        Properties p = new Properties();
        ONE.forEach(key -> p.put(key, "1"));
        addresses(p, options);
        memory(p);
        times(p);
        p.put("log.dirs", logDir.toString());
        p.put("log.retention.ms", Long.toString(options.retention().toMillis()));
        p.put("auto.create.topics.enable", "false");
        return p;
    }

    private static void addresses(Properties p, BrokerOptions options) {
        String broker = "PLAINTEXT://" + HOST + ":" + options.port();
        String controller = HOST + ":" + options.controllerPort();
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(NODE_ID));
        // Voters by configuration, not by the metadata log: the data may move to another port.
        p.put("controller.quorum.voters", NODE_ID + "@" + controller);
        p.put("listeners", broker + "," + CONTROLLER_LISTENER + "://" + controller);
        p.put("advertised.listeners", broker);
        p.put("controller.listener.names", CONTROLLER_LISTENER);
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    }

    private static void memory(Properties p) {
        p.put("num.io.threads", "2");
        p.put("background.threads", "2");
        p.put("log.cleaner.dedupe.buffer.size", "2097152");
        p.put("log.cleaner.io.buffer.size", "131072");
        p.put("offsets.load.buffer.size", "524288");
        p.put("transaction.state.log.load.buffer.size", "524288");
        p.put("log.segment.bytes", "67108864");
        p.put("log.index.size.max.bytes", "1048576");
    }

    private static void times(Properties p) {
        // After kill -9 the controller refuses the new broker until the dead one's session has ended: 9 s by default.
        p.put("broker.session.timeout.ms", "1000");
        p.put("broker.heartbeat.interval.ms", "250");
        p.put("group.initial.rebalance.delay.ms", "0");
        // Lets a client choose a session short enough that its killed predecessor does not hold its partitions.
        p.put("group.min.session.timeout.ms", "1000");
        // A killed process loses nothing without this; it bounds what a power cut takes.
        p.put("log.flush.interval.ms", "1000");
        p.put("log.flush.scheduler.interval.ms", "1000");
        p.put("log.roll.hours", "24");
    }
}

package dev.ringmaster.model.settings;

import java.util.regex.Pattern;

/**
 * {@code [kafka]}: the broker that carries the events.
 *
 * @param bootstrapServers default empty: the embedded broker. Otherwise {@code host:port}, several parted by commas
 * @param port 1 to 65534, default 7790: the embedded broker's; its controller takes the next one
 * @param topicPrefix default {@code ringmaster.}; letters, digits, dots and dashes, at most 100. Another one keeps two
 *     rings apart in one cluster
 * @param partitions 1 to 100, default 1, used when a topic is created. More lets several copies of a service share the work
 * @param replicationFactor 1 to 10, default 1, used when a topic is created; the embedded broker can only do 1
 */
public record KafkaSettings(
        String bootstrapServers, int port, String topicPrefix, int partitions, int replicationFactor) {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9.-]{0,100}");
    private static final Pattern SERVERS = Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");

    // After the patterns, which its constructor needs.
    public static final KafkaSettings DEFAULT = new KafkaSettings("", 7790, "ringmaster.", 1, 1);

    /** @throws InvalidSettingException if a value is out of its range */
    public KafkaSettings {
        Rule.require(
                bootstrapServers.isEmpty() || SERVERS.matcher(bootstrapServers).matches(),
                "bootstrap_servers",
                "must be empty (the embedded broker) or host:port[,host:port…], not \"" + bootstrapServers + "\"");
        Rule.between("port", port, 1, 65_534);
        Rule.require(
                PREFIX.matcher(topicPrefix).matches(),
                "topic_prefix",
                "must be at most 100 letters, digits, dots and dashes, not \"" + topicPrefix + "\"");
        Rule.between("partitions", partitions, 1, 100);
        Rule.between("replication_factor", replicationFactor, 1, 10);
        Rule.require(
                replicationFactor == 1 || !bootstrapServers.isEmpty(),
                "replication_factor",
                "must be 1 with the embedded broker, which is alone; set bootstrap_servers to use a cluster");
    }

    /** Whether the ring runs its own broker. */
    public boolean isEmbedded() {
        return bootstrapServers.isEmpty();
    }

    /** Where clients find the broker, embedded or not. */
    public String bootstrap() {
        return isEmbedded() ? "127.0.0.1:" + port : bootstrapServers;
    }
}

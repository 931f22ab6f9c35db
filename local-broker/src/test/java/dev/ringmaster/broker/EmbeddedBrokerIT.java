package dev.ringmaster.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    Path dir;

    @Test
    void recordsAndTopicsOutliveARestartAndAWipeGivesNewTopicIds() throws Exception {
        int port;
        Uuid id;
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
            port = broker.port();
            id = Clients.createTopic(port, "t");
            try (var producer = Clients.producer(port)) {
                producer.send(new ProducerRecord<>("t", "k", "v")).get();
            }
            assertThat(Clients.readAll(port, "t")).containsExactly("v");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, port)) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(Clients.topicId(port, "t")).isEqualTo(id);
            assertThat(Clients.readAll(port, "t")).containsExactly("v");
        }
        Files.move(dir.resolve("data"), dir.resolve("wiped"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, port)) {
            assertThat(Clients.createTopic(broker.port(), "t")).isNotEqualTo(id);
        }
    }

    @Test
    void topicsAreNotCreatedByUse() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0);
                var producer = Clients.producer(broker.port(), Map.of("max.block.ms", "2000"));
                var admin = Clients.admin(broker.port())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("nobody-made-it", "v"))
                            .get())
                    .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void takenPortIsSaidInOneSentenceAndLeavesNothingRunning() throws Exception {
        int port = Ports.freePair();
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress("127.0.0.1", port));

            assertThatThrownBy(() -> EmbeddedBroker.start(dir, port))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage("Port " + port + " on 127.0.0.1 is taken; stop the program that listens there, "
                            + "or set another port under [kafka] in ringmaster.toml.");
        }
        EmbeddedBroker.start(dir, port).close();
    }

    @Test
    void folderInUseIsSaid() {
        try (EmbeddedBroker first = EmbeddedBroker.start(dir, 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(dir, 0))
                    .hasMessageContaining("Another broker is running on " + dir)
                    .isInstanceOfSatisfying(
                            BrokerStartException.class,
                            e -> assertThat(e.problem()).isEqualTo(BrokerProblem.DIRECTORY_IN_USE));
            assertThat(first.port()).isPositive();
        }
    }

    @Test
    void folderThatIsAFileIsSaid() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");

        assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
                .hasMessageContaining("The broker's folder " + file + " cannot be written")
                .isInstanceOfSatisfying(
                        BrokerStartException.class,
                        e -> assertThat(e.problem()).isEqualTo(BrokerProblem.DIRECTORY_UNUSABLE));
    }

    @Test
    void halfFormattedFolderHealsItself() throws Exception {
        Files.createDirectories(dir.resolve("data/__cluster_metadata-0"));
        Files.writeString(dir.resolve("data/meta.properties"), "version=1\n");
        Files.createDirectories(dir.resolve("formatting"));

        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
            assertThat(Clients.createTopic(broker.port(), "t")).isNotNull();
        }
        assertThat(dir.resolve("formatting")).doesNotExist();
    }
}

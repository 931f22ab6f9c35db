package dev.ringmaster.scheduler.ring;

import dev.ringmaster.broker.EmbeddedBroker;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.runtime.json.RingJson;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.messaging.OutgoingRecord;
import dev.ringmaster.scheduler.faults.StartedAgents;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker and the scheduler as a process that can be killed and started again, in a home of their own. */
final class KillableRing implements AutoCloseable {

    private final EventCodec codec = new EventCodec(RingJson.mapper(), Topic.DEFAULT_PREFIX);
    private final Path home;
    private final Map<String, String> environment;
    private final List<String> within;
    private final int port;
    private final EmbeddedBroker broker;
    private final KafkaProducer<String, byte[]> producer;
    private final RingEvents events;
    private final Ring ring;
    private SchedulerProcess scheduler;

    /** @param environment of the scheduler, in addition to this process's own */
    KillableRing(Path home, Map<String, String> environment) throws IOException {
        this(home, environment, List.of());
    }

    /** @param within what the scheduler is started by, see {@link SchedulerProcess} */
    KillableRing(Path home, Map<String, String> environment, List<String> within) throws IOException {
        this.home = home;
        this.within = within;
        this.environment = environment;
        int kafka = freePorts();
        port = freePorts();
        Files.writeString(
                home.resolve("ringmaster.toml"),
                "[kafka]\nport = " + kafka + "\n[components]\nscheduler_port = " + port + "\n" + Workers.TOML);
        broker = EmbeddedBroker.start(home.resolve(".ringmaster/broker"), kafka);
        String bootstrap = "127.0.0.1:" + kafka;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
        events = new RingEvents(bootstrap, codec);
        ring = new Ring(this::send, events);
        scheduler = SchedulerProcess.start(home, port, environment, within).awaitReady();
    }

    Ring ring() {
        return ring;
    }

    RingEvents events() {
        return events;
    }

    SchedulerProcess scheduler() {
        return scheduler;
    }

    /** Starts the scheduler that was killed, and waits until it is ready. */
    void startAgain() {
        scheduler = SchedulerProcess.start(home, port, environment, within).awaitReady();
    }

    private void send(EventEnvelope envelope) {
        OutgoingRecord outgoing = codec.encode(envelope);
        var record = new ProducerRecord<>(outgoing.topic(), outgoing.key(), outgoing.body());
        outgoing.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A free port whose next is free too: the broker listens on this port and its controller on the next. */
    private static int freePorts() throws IOException {
        while (true) {
            try (ServerSocket first = new ServerSocket(0);
                    ServerSocket second = new ServerSocket(first.getLocalPort() + 1)) {
                return second.getLocalPort() - 1;
            } catch (IOException taken) {
                continue;
            }
        }
    }

    @Override
    public void close() throws Exception {
        scheduler.kill();
        StartedAgents.end(home.resolve(".ringmaster/attempts"));
        events.close();
        producer.close();
        broker.close();
    }
}

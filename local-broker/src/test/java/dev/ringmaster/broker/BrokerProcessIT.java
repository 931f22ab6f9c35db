package dev.ringmaster.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BrokerProcessIT {

    /** Generous for a machine that builds something else beside; the figure itself is printed. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    private static final int IN_FLIGHT = 50;

    @TempDir
    Path dir;

    private final int port = Ports.freePair();
    private final Semaphore window = new Semaphore(IN_FLIGHT);
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong firstAckNanos = new AtomicLong();
    private volatile long countedFrom = Long.MAX_VALUE;
    private long next;

    @Test
    void everyAcknowledgedRecordOutlivesKillNineWhileProducing() throws Exception {
        try (BrokerProcess first = BrokerProcess.start(dir, port)) {
            first.awaitReady();
            var topicId = Clients.createTopic(port, "t");
            try (KafkaProducer<String, String> producer = Clients.producer(port)) {
                produceUntil(producer, () -> acknowledged.size() >= 2000);
                // Records are on their way in this moment: the window is not drained before the kill.
                first.kill();
                long before = next;
                countedFrom = before;
                long restarted = System.nanoTime();
                try (BrokerProcess second = BrokerProcess.start(dir, port)) {
                    produceUntil(producer, () -> acknowledgedSince(before) >= 500);
                    producer.flush();
                    long took = TimeUnit.NANOSECONDS.toMillis(firstAckNanos.get() - restarted);
                    System.out.println("broker killed with -9: first acknowledged record " + took
                            + " ms after its process was started again");

                    assertThat(second.awaitReady()).isEqualTo("ready port=" + port);
                    assertThat(failures).isEmpty();
                    assertThat(Clients.topicId(port, "t")).isEqualTo(topicId);
                    List<Long> stored = Clients.readAll(port, "t").stream()
                            .map(Long::valueOf)
                            .toList();
                    assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
                    assertThat(took).isLessThan(BACK_WITHIN.toMillis());
                }
            }
        }
    }

    @Test
    void stopsInOrderOnTerminateAndWritesOneLineToItsOutput() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(dir, port)) {
            broker.awaitReady();

            broker.terminate();

            assertThat(broker.awaitExit()).isEqualTo(128 + 15);
            assertThat(broker.output()).isEqualTo("ready port=" + port + "\n");
            assertThat(dir.resolve("data/.kafka_cleanshutdown")).exists();
        }
    }

    @Test
    void secondBrokerOnThePortEndsWithOneSentence() throws Exception {
        try (BrokerProcess first = BrokerProcess.start(dir.resolve("a"), port)) {
            first.awaitReady();
            try (BrokerProcess second = BrokerProcess.start(dir.resolve("b"), port)) {
                assertThat(second.awaitExit()).isEqualTo(BrokerProblem.PORT_TAKEN.exitCode());
                assertThat(second.output()).isEmpty();
                assertThat(second.errors().lines())
                        .containsExactly("broker: Port " + port + " on 127.0.0.1 is taken; stop the program that "
                                + "listens there, or set another port under [kafka] in ringmaster.toml.");
            }
        }
    }

    @Test
    void killDuringTheFirstStartIsHealedByTheNext() throws Exception {
        for (String moment : List.of("lock", "formatting", "data")) {
            Path home = dir.resolve(moment);
            try (BrokerProcess killed = BrokerProcess.start(home, port)) {
                while (Files.notExists(home.resolve(moment)) && Files.notExists(home.resolve("data"))) {
                    Thread.onSpinWait();
                }
                killed.kill();
            }
            try (BrokerProcess next = BrokerProcess.start(home, port)) {
                assertThat(next.awaitReady()).isEqualTo("ready port=" + port);
            }
        }
    }

    private void produceUntil(KafkaProducer<String, String> producer, BooleanSupplier enough)
            throws InterruptedException {
        while (!enough.getAsBoolean() && failures.isEmpty()) {
            window.acquire();
            long number = next++;
            producer.send(new ProducerRecord<>("t", Long.toString(number)), (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.add(number);
                    // An answer of the killed broker may still lie in the socket's buffer.
                    if (number >= countedFrom) {
                        firstAckNanos.compareAndSet(0, System.nanoTime());
                    }
                } else {
                    failures.add(failure);
                }
                window.release();
            });
        }
    }

    private long acknowledgedSince(long number) {
        return acknowledged.stream().filter(n -> n >= number).count();
    }
}

package dev.ringmaster.benchmarks.queue;

import dev.ringmaster.queue.messaging.EventsConsumer;
import dev.ringmaster.queue.shell.BackgroundRanking;
import dev.ringmaster.queue.shell.QueueKeeper;
import dev.ringmaster.queue.shell.QueueMetrics;
import dev.ringmaster.runtime.access.BrokerAccess;
import dev.ringmaster.runtime.configuration.ConfigurationFollower;
import dev.ringmaster.runtime.inbox.ConsumerPositions;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.OutboxEntry;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.messaging.OutgoingRecord;
import dev.ringmaster.runtime.messaging.ServiceEventEncoder;
import dev.ringmaster.runtime.messaging.TopicCatalog;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.runtime.start.SystemNotices;
import dev.ringmaster.settings.RingFolder;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.flywaydb.core.Flyway;

/**
 * The parts of queue-service between a batch of records and the durable commit, put together as its container does, without a container
 * and without a broker: inbox, handler, board, ledger on a file, ranking in the background.
 */
final class QueueInProcess implements AutoCloseable {

    private static final String AS_IN_THE_SERVICE =
            "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=5000";

    final Ledger ledger;
    final EventCodec codec;
    private final ServiceEventEncoder encoder;
    private final Inbox inbox;
    private final EventsConsumer consumer;
    private final BackgroundRanking ranking;
    private final TopicCatalog catalog;
    private final AgroalDataSource database;
    private final Object outbox;
    private final Method moveTo;

    /** @param home an empty folder, or one that holds nothing but {@code ringmaster.toml} */
    QueueInProcess(Path home) throws IOException, SQLException, ReflectiveOperationException {
        System.setProperty(RingFolder.HOME_PROPERTY, home.toString());
        MeterRegistry meters = new SimpleMeterRegistry();
        RingSettings settings =
                made(RingSettings.class, "queue-service", Optional.of(List.of("assignments", "status", "task-states")));
        codec = settings.codec();
        Files.createDirectories(settings.databaseFile().toAbsolutePath().getParent());
        String url = "jdbc:sqlite:" + settings.databaseFile() + AS_IN_THE_SERVICE;
        database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(4)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .locations("db/runtime", "db/migration")
                .outOfOrder(true)
                .load();
        encoder = made(ServiceEventEncoder.class, settings);
        ledger = made(Ledger.class, settings, database, database, flyway, encoder, meters);
        catalog = made(TopicCatalog.class, settings, new BrokerAccess(), Map.of(), Duration.ofHours(1));
        SystemNotices notices = made(SystemNotices.class, settings, unused(Instance.class), unused(Instance.class));
        inbox = made(
                Inbox.class,
                ledger,
                settings,
                encoder,
                made(ConsumerPositions.class, ledger, catalog, unused(KafkaClientService.class)),
                made(ConfigurationFollower.class, settings, unused(Instance.class), notices, meters),
                meters);
        QueueMetrics metrics = made(QueueMetrics.class, meters);
        QueueKeeper keeper = made(QueueKeeper.class, ledger, settings, metrics);
        ranking = made(BackgroundRanking.class, ledger, keeper, metrics);
        consumer = made(EventsConsumer.class, inbox, keeper);
        outbox = made(Class.forName("dev.ringmaster.runtime.outbox.OutboxStore"), ledger);
        moveTo = outbox.getClass().getDeclaredMethod("moveTo", long.class);
        moveTo.setAccessible(true);
        StartupEvent start = new StartupEvent();
        on(ledger, "open", start);
        on(ranking, "start", start);
        on(keeper, "start", start);
    }

    /** Takes a batch in; returns when its effects are durable. */
    void take(ConsumerRecords<String, byte[]> records) {
        inbox.accept(records, consumer).toCompletableFuture().join();
    }

    /** The record that the relay makes of a row. */
    OutgoingRecord recordOf(OutboxEntry entry) {
        return encoder.recordOf(entry);
    }

    /** What the relay does once the broker has taken everything up to a row; a change of its own, which shares the next commit. */
    void published(long seq) throws ReflectiveOperationException {
        moveTo.invoke(outbox, seq);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        on(ranking, "stop", new io.quarkus.runtime.ShutdownEvent());
        on(ledger, "close");
        on(catalog, "stop");
        database.close();
    }

    private static <T> T made(Class<T> type, Object... parts) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == parts.length) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(parts));
            }
        }
        throw new NoSuchMethodException(type + " is not made of " + parts.length + " parts");
    }

    private static void on(Object part, String name, Object... arguments) throws ReflectiveOperationException {
        Method method = Arrays.stream(part.getClass().getDeclaredMethods())
                .filter(one -> one.getName().equals(name) && one.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(part.getClass() + "." + name));
        method.setAccessible(true);
        method.invoke(part, arguments);
    }

    /** A part that is asked for and never used on this way. */
    private static Object unused(Class<?> port) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, _) -> {
            throw new IllegalStateException(method + " has no place in this measurement");
        });
    }
}

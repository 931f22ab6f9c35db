package dev.ringmaster.broker;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.utils.internals.Exit;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The broker's process.
 *
 * <p>Prints {@code ready port=<port>} to standard output when it accepts requests, and nothing else there; its log and its one-sentence
 * errors go to standard error. SIGTERM stops it in order. Exit codes: {@link BrokerProblem}.
 */
public final class BrokerMain {

    static final String USAGE =
            "Usage: broker --data-dir=<folder> --port=<port> [--retention=<ISO-8601 duration, such as P7D>]";

    /** The least time in which a stop in order always ended, and some; after it the process ends anyway. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private static final List<String> NAMES = List.of("data-dir", "port", "retention");

    private BrokerMain() {}

    public static void main(String[] args) {
        PrintStream readiness = System.out;
        System.setOut(System.err);
        quietLog();
        ignoreHangUps();
        try {
            BrokerOptions options = options(args, System.getProperties());
            diagnoseHalts(options);
            EmbeddedBroker broker = EmbeddedBroker.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop"));
            readiness.println("ready port=" + broker.port());
            readiness.flush();
            broker.awaitEnd();
        } catch (BrokerStartException e) {
            if (e.problem() == BrokerProblem.UNEXPECTED) {
                e.printStackTrace();
            }
            System.err.println("broker: " + e.getMessage());
            // Not exit: Kafka's half-started threads must not hold up the end.
            Runtime.getRuntime().halt(e.problem().exitCode());
        }
    }

    /** A hang-up asks the ring's other processes to look at their settings; the broker has none that could change while it runs. */
    private static void ignoreHangUps() {
        try {
            Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException e) {
            System.err.println("broker: kill -HUP ends it here: " + e.getMessage());
        }
    }

    /** Options from arguments or, where one is missing, from the system property {@code ringmaster.broker.<name>}. */
    static BrokerOptions options(String[] args, Properties properties) {
        for (String arg : args) {
            if (NAMES.stream().noneMatch(name -> arg.startsWith("--" + name + "="))) {
                throw usage("Unknown argument '" + arg + "'.", null);
            }
        }
        Function<String, @Nullable String> value = name -> Arrays.stream(args)
                .filter(arg -> arg.startsWith("--" + name + "="))
                .map(arg -> arg.substring(name.length() + 3))
                .reduce((first, last) -> last)
                .orElseGet(() -> properties.getProperty("ringmaster.broker." + name));
        String dir = value.apply("data-dir");
        String port = value.apply("port");
        String retention = value.apply("retention");
        if (dir == null || dir.isBlank() || port == null) {
            throw usage("Both --data-dir and --port are needed.", null);
        }
        try {
            return new BrokerOptions(
                    Path.of(dir),
                    Integer.parseInt(port),
                    retention == null ? BrokerOptions.DEFAULT_RETENTION : Duration.parse(retention));
        } catch (NumberFormatException e) {
            throw usage("'" + port + "' is not a port.", e);
        } catch (DateTimeParseException e) {
            throw usage("'" + retention + "' is not a duration.", e);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage() + ".", e);
        }
    }

    private static BrokerStartException usage(String what, @Nullable Throwable cause) {
        return new BrokerStartException(BrokerProblem.USAGE, what + " " + USAGE, cause);
    }

    private static void stop(EmbeddedBroker broker) {
        Thread limit = new Thread(
                () -> {
                    try {
                        Thread.sleep(STOP_LIMIT);
                        Runtime.getRuntime().halt(BrokerProblem.UNEXPECTED.exitCode());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-limit");
        limit.setDaemon(true);
        limit.start();
        broker.close();
    }

    /** Kafka halts the process when it cannot write its log; the reason is then worth a sentence. */
    private static void diagnoseHalts(BrokerOptions options) {
        Exit.setHaltProcedure((code, message) -> {
            BrokerProblem problem = BrokerProblem.UNEXPECTED;
            if (DataDirectory.isFull(options.dir())) {
                problem = BrokerProblem.DISK_FULL;
                System.err.println(
                        "broker: " + DataDirectory.full(options.dir(), null).getMessage());
            } else {
                System.err.println("broker: Kafka stopped itself" + (message == null ? "" : " (" + message + ")")
                        + "; the lines above say why.");
            }
            Runtime.getRuntime().halt(problem == BrokerProblem.UNEXPECTED ? code : problem.exitCode());
        });
    }

    /** Set here and not by a file in the jar, which would reach every program that embeds the broker. */
    private static void quietLog() {
        defaultProperty("org.slf4j.simpleLogger.logFile", "System.err");
        defaultProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        defaultProperty("org.slf4j.simpleLogger.log.dev.ringmaster", "info");
        defaultProperty("org.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer", "info");
        defaultProperty("org.slf4j.simpleLogger.showDateTime", "true");
        defaultProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        defaultProperty("org.slf4j.simpleLogger.showShortLogName", "true");
        defaultProperty("org.slf4j.simpleLogger.showThreadName", "false");
        // Said of every connection that ends while the broker stops.
        defaultProperty("org.slf4j.simpleLogger.log.org.apache.kafka.clients.NetworkClient", "error");
        // Kafka asks Log4j's API for a logger it never needs here; this spares its complaint that there is no Log4j.
        defaultProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
    }

    private static void defaultProperty(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}

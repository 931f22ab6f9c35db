package dev.ringmaster.runtime.access;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A one-node Kafka in this JVM that asks for TLS and a login, {@value #USER} with {@value #PASSWORD}, by PLAIN or SCRAM-SHA-512. */
final class SecureBroker implements AutoCloseable {

    static final String USER = "ringmaster";
    static final String PASSWORD = "open \"sesame\\";
    private static final String STORE_PASSWORD = "changeit";
    private static final String CONTROLLER = "CONTROLLER";
    private static final String PEM = "ca.pem";

    private final KafkaRaftServer server;
    private final int port;
    private final Path certificate;

    private SecureBroker(KafkaRaftServer server, int port, Path certificate) {
        this.server = server;
        this.port = port;
        this.certificate = certificate;
    }

    /** @param folder an empty one, which it keeps its data and certificate in */
    static SecureBroker start(Path folder) {
        try {
            int port = freePort();
            int inner = freePort();
            Path store = keyStore(folder);
            Path certificate = pem(folder, store);
            Path data = Files.createDirectories(folder.resolve("data"));
            format(data);
            KafkaRaftServer server =
                    new KafkaRaftServer(new KafkaConfig(properties(data, store, port, inner), false), Time.SYSTEM);
            server.startup();
            return new SecureBroker(server, port, certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "localhost:" + port;
    }

    /** What a client must trust: a PEM file. */
    Path certificate() {
        return certificate;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Properties properties(Path data, Path store, int port, int inner) {
        Properties p = new Properties();
        for (String one : List.of(
                "offsets.topic.replication.factor",
                "offsets.topic.num.partitions",
                "transaction.state.log.replication.factor",
                "transaction.state.log.min.isr",
                "transaction.state.log.num.partitions",
                "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr")) {
            p.put(one, "1");
        }
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@127.0.0.1:" + inner);
        p.put("listeners", "SASL_SSL://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + inner);
        p.put("advertised.listeners", "SASL_SSL://localhost:" + port);
        p.put("controller.listener.names", CONTROLLER);
        p.put("inter.broker.listener.name", "SASL_SSL");
        p.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL," + CONTROLLER + ":PLAINTEXT");
        p.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        p.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
        String password = PASSWORD.replace("\\", "\\\\").replace("\"", "\\\"");
        p.put(
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                        + password + "\" user_" + USER + "=\"" + password + "\";");
        p.put(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        p.put("ssl.keystore.location", store.toString());
        p.put("ssl.keystore.password", STORE_PASSWORD);
        p.put("ssl.truststore.type", "PEM");
        p.put("ssl.truststore.location", store.resolveSibling(PEM).toString());
        p.put("log.dirs", data.toString());
        p.put("log.cleaner.dedupe.buffer.size", "2097152");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("auto.create.topics.enable", "false");
        return p;
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(CONTROLLER)
                .setScramArguments(List.of("SCRAM-SHA-512=[name=" + USER + ",password=\"" + PASSWORD + "\"]"))
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .run();
    }

    /** A certificate of its own making, by the tool of the JDK. */
    private static Path keyStore(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("broker.p12");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", "broker", "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1"));
        command.addAll(List.of("-validity", "30", "-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        command.addAll(List.of("-keystore", store.toString()));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new IOException("no certificate: " + Files.readString(folder.resolve("keytool.log")));
        }
        return store;
    }

    private static Path pem(Path folder, Path store) throws Exception {
        Certificate own = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray())
                .getCertificate("broker");
        String text = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(own.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return Files.writeString(folder.resolve(PEM), text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}

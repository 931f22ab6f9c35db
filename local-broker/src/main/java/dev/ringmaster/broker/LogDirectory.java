package dev.ringmaster.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Kafka's log directory appear whole or not at all.
 *
 * <p>It is formatted beside its place and moved there by one rename, so a kill at any moment leaves either nothing or a whole one. One
 * that is not whole all the same (a power cut, a partial wipe) is replaced; if it may hold records it is kept beside, never deleted.
 */
final class LogDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(LogDirectory.class);
    private static final Pattern PARTITION = Pattern.compile("(?!__cluster_metadata-).+-\\d+");
    private static final List<String> REQUIRED = List.of("version", "cluster.id", "node.id", "directory.id");

    private LogDirectory() {}

    static Path prepare(Path home) throws IOException {
        Path data = home.resolve("data");
        Path staging = home.resolve("formatting");
        delete(staging);
        if (Files.exists(data) && !isWhole(data)) {
            clearAway(home, data);
        }
        if (!Files.exists(data)) {
            format(staging);
            Files.move(staging, data, StandardCopyOption.ATOMIC_MOVE);
            sync(home);
            LOG.info("formatted a new log directory dir={}", data);
        }
        return data;
    }

    private static boolean isWhole(Path data) throws IOException {
        Properties meta = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve("meta.properties"))) {
            meta.load(in);
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return false;
        }
        return REQUIRED.stream().allMatch(key -> !meta.getProperty(key, "").isBlank()) && hasBootstrap(data);
    }

    private static boolean hasBootstrap(Path data) throws IOException {
        if (Files.exists(data.resolve("bootstrap.checkpoint"))) {
            return true;
        }
        Path metadata = data.resolve("__cluster_metadata-0");
        return Files.isDirectory(metadata) && !isEmpty(metadata);
    }

    private static boolean isEmpty(Path dir) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(dir)) {
            return !children.iterator().hasNext();
        }
    }

    private static void clearAway(Path home, Path data) throws IOException {
        if (mayHoldRecords(data)) {
            Path aside = freeName(home);
            Files.move(data, aside, StandardCopyOption.ATOMIC_MOVE);
            LOG.warn(
                    "the log directory was damaged and is replaced by a new one; the old one may be deleted kept={}",
                    aside);
        } else {
            delete(data);
            LOG.warn("a half-formatted log directory is formatted again dir={}", data);
        }
    }

    private static boolean mayHoldRecords(Path data) throws IOException {
        try (Stream<Path> children = Files.list(data)) {
            return children.anyMatch(
                    child -> PARTITION.matcher(child.getFileName().toString()).matches());
        }
    }

    private static Path freeName(Path home) {
        int n = 1;
        while (Files.exists(home.resolve("damaged-" + n))) {
            n++;
        }
        return home.resolve("damaged-" + n);
    }

    private static void format(Path dir) throws IOException {
        Files.createDirectories(dir);
        try {
            new Formatter()
                    .setNodeId(KafkaProperties.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(dir.toString())
                    .setMetadataLogDirectory(dir.toString())
                    .setControllerListenerName(KafkaProperties.CONTROLLER_LISTENER)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Kafka could not format " + dir, e);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void sync(Path dir) throws IOException {
        try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

package dev.ringmaster.cli.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The source tree whose build is installed.
 *
 * @param root holds the modules, absolute
 */
record Checkout(Path root) {

    private static final int ID_DIGITS = 12;

    /**
     * The files of one product: where each goes, relative to the product's folder, and where it is now.
     *
     * @throws IOException if the product is not built, with a sentence that says so
     */
    SortedMap<Path, Path> files(Product product) throws IOException {
        Path target = root.resolve(product.module()).resolve("target");
        SortedMap<Path, Path> files = new TreeMap<>();
        if (product.isQuarkus()) {
            addAll(files, target.resolve("quarkus-app"), target.resolve("quarkus-app"));
        } else {
            try (Stream<Path> jars = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
                jars.filter(jar -> isOwnJar(product, jar)).forEach(jar -> files.put(jar.getFileName(), jar));
            }
            addAll(files, target, target.resolve("lib"));
        }
        if (files.isEmpty()) {
            throw new IOException(product.module() + " is not built: run ./mvnw package -DskipTests");
        }
        return files;
    }

    boolean isBuilt(Product product) {
        try {
            return !files(product).isEmpty();
        } catch (IOException notBuilt) {
            return false;
        }
    }

    private static boolean isOwnJar(Product product, Path jar) {
        String name = jar.getFileName().toString();
        return name.startsWith(product.module() + "-")
                && name.endsWith(".jar")
                && !name.endsWith("-tests.jar")
                && !name.endsWith("-sources.jar");
    }

    private static void addAll(Map<Path, Path> files, Path base, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile).forEach(file -> files.put(base.relativize(file), file));
            }
        }
    }

    /** A name for exactly this content on exactly this JDK with exactly these options: a cache fits nothing else. */
    static String id(Product product, SortedMap<Path, Path> files, Path javaHome) throws IOException {
        MessageDigest digest = sha256();
        digest.update(Files.readAllBytes(javaHome.resolve("release")));
        digest.update(product.jvmOptions().toString().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<Path, Path> file : files.entrySet()) {
            digest.update((file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file.getValue()));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, ID_DIGITS);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

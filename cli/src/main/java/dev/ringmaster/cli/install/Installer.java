package dev.ringmaster.cli.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a checkout's build where rings run it from. What is installed already, byte for byte, is kept with its cache. */
public final class Installer {

    private static final String COMPLETE = ".complete";

    private final Path checkout;
    private final Installation installation;
    private final Path javaHome;
    private final Consumer<String> progress;

    public Installer(Path checkout, Installation installation, Path javaHome, Consumer<String> progress) {
        this.checkout = checkout;
        this.installation = installation;
        this.javaHome = javaHome;
        this.progress = progress;
    }

    /**
     * Installs and trains.
     *
     * @param train whether to make the caches; without them everything runs, only more slowly
     * @throws IOException if something is not built or cannot be copied; the earlier installation is then untouched
     */
    public void install(boolean train) throws IOException, InterruptedException {
        Files.createDirectories(installation.app());
        try (FileChannel channel = FileChannel.open(
                        installation.app().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Map<Product, InstalledProduct> products = copyAll();
            boolean untrained = products.values().stream().anyMatch(product -> !product.isTrained());
            if (train && untrained) {
                new CacheTraining(List.copyOf(products.values()), progress).run();
            }
            new Launchers(installation, checkout).write(products);
            installation.point(products);
            prune(products);
            Installation.replace(installation.app().resolve("location"), installation.app() + "\n");
            Installation.replace(installation.app().resolve("installed"), javaHome + "\n");
        }
    }

    private Map<Product, InstalledProduct> copyAll() throws IOException {
        Map<Product, InstalledProduct> products = new EnumMap<>(Product.class);
        for (Product product : Product.values()) {
            SortedMap<Path, Path> files = new Checkout(checkout).files(product);
            String id = Checkout.id(product, files, javaHome);
            Path folder = installation.folder(product, id);
            if (!Files.exists(folder.resolve(COMPLETE))) {
                progress.accept("installing " + product.word());
                copy(files, folder);
            }
            products.put(product, new InstalledProduct(product, folder, javaHome));
        }
        return products;
    }

    /** Keeps the files' times: the caches check them. */
    private static void copy(SortedMap<Path, Path> files, Path folder) throws IOException {
        delete(folder);
        for (Map.Entry<Path, Path> file : files.entrySet()) {
            Path to = folder.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.copy(file.getValue(), to, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createFile(folder.resolve(COMPLETE));
    }

    /** Removes what is neither current nor used by any running program. */
    private void prune(Map<Product, InstalledProduct> current) throws IOException {
        Set<Path> kept = current.values().stream().map(InstalledProduct::folder).collect(Collectors.toSet());
        List<String> running = ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .toList();
        for (Product product : Product.values()) {
            Path parent = installation.app().resolve(product.word());
            try (Stream<Path> folders = Files.list(parent)) {
                for (Path folder : folders.toList()) {
                    if (!kept.contains(folder) && running.stream().noneMatch(line -> line.contains(folder + "/"))) {
                        delete(folder);
                    }
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
            } catch (UncheckedIOException failure) {
                throw failure.getCause();
            }
        }
    }
}

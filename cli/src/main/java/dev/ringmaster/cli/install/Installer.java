package dev.ringmaster.cli.install;

import dev.ringmaster.cli.install.release.ProgramVersion;
import dev.ringmaster.cli.install.release.Release;
import dev.ringmaster.cli.install.release.ReleaseFiles;
import dev.ringmaster.cli.install.release.WholeFile;
import dev.ringmaster.model.id.ReleaseId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Puts a checkout's build where rings run it from. What is installed already, byte for byte, is kept with its cache. */
public final class Installer {

    private final Path checkout;
    private final Installation installation;
    private final Path javaHome;
    private final Consumer<String> progress;
    private final ReleasePrograms releases;

    public Installer(Path checkout, Installation installation, Path javaHome, Consumer<String> progress) {
        this.checkout = checkout;
        this.installation = installation;
        this.javaHome = javaHome;
        this.progress = progress;
        this.releases = new ReleasePrograms(installation);
    }

    /** A release that lies beside what runs. @param trained the programs whose caches were made for it */
    public record Staged(Release release, Set<String> changed, Set<String> trained) {}

    /**
     * Installs and trains what a person built, which counts as good.
     *
     * @param train whether to make the caches; without them everything runs, only more slowly
     * @throws IOException if something is not built or cannot be copied, or a release is on trial; the earlier installation is then
     *     untouched
     */
    public void install(boolean train) throws IOException, InterruptedException {
        try (FileChannel channel = lockFile();
                FileLock lock = channel.lock()) {
            refuseDuringTrial();
            Map<Product, InstalledProduct> products = copied(Set.of(Product.values()));
            train(train, products);
            new Launchers(installation, checkout).write(products);
            installation.point(products);
            name(products);
            new Origin(checkout).writeTo(installation.app());
            releases.prune(List.of());
            WholeFile.write(installation.app().resolve("location"), installation.app() + "\n");
            WholeFile.write(installation.app().resolve("installed"), javaHome + "\n");
        }
    }

    /**
     * Lays a release out beside what runs: the last known good one with some programs of this checkout. Nothing that runs changes. Done
     * again it finds what it did before.
     *
     * @param products what to take from this checkout; must be built there
     */
    public Staged stage(ReleaseId id, String commit, Set<Product> products, boolean train)
            throws IOException, InterruptedException {
        try (FileChannel channel = lockFile();
                FileLock lock = channel.lock()) {
            Release good = releases.good();
            Map<Product, InstalledProduct> programs = new EnumMap<>(releases.of(good));
            programs.putAll(copied(products));
            Set<String> trained = train(train, programs);
            Instant created =
                    releases.files().release(id).map(Release::createdAt).orElseGet(Instant::now);
            Release release = new Release(id, commit, created, false, ReleasePrograms.versions(programs));
            releases.files().write(release);
            releases.prune(List.of(release));
            return new Staged(release, release.changedSince(good), trained);
        }
    }

    /** The programs whose modules are built in a checkout. */
    public static Set<Product> builtIn(Path checkout) {
        return Arrays.stream(Product.values())
                .filter(product -> new Checkout(checkout).isBuilt(product))
                .collect(Collectors.toSet());
    }

    private FileChannel lockFile() throws IOException {
        Files.createDirectories(installation.app());
        return FileChannel.open(
                installation.app().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private void refuseDuringTrial() throws IOException {
        ReleaseFiles files = releases.files();
        if (files.pending().isPresent()) {
            throw new IOException("release " + files.pending().get().release()
                    + " is on trial; wait until it is kept or has gone back (ringmaster releases list)");
        }
    }

    /** What a person installs is the first release again, unless it is what counts already. */
    private void name(Map<Product, InstalledProduct> products) throws IOException {
        SortedMap<String, ProgramVersion> versions = ReleasePrograms.versions(products);
        Optional<Release> good = releases.files().lastKnownGood();
        if (good.isEmpty() || !good.get().programs().equals(versions)) {
            String commit = new Origin(checkout).commit();
            releases.files().keep(new Release(Release.FIRST, commit, Instant.now(), true, versions));
        }
    }

    private Map<Product, InstalledProduct> copied(Set<Product> some) throws IOException {
        Map<Product, InstalledProduct> products = new EnumMap<>(Product.class);
        for (Product product : Product.values()) {
            if (some.contains(product)) {
                SortedMap<Path, Path> files = new Checkout(checkout).files(product);
                Path folder = installation.folder(product, Checkout.id(product, files, javaHome));
                InstalledProduct program = new InstalledProduct(product, folder, javaHome);
                if (new ProgramFolders(installation).fill(program, files)) {
                    progress.accept("installed " + product.word());
                }
                products.put(product, program);
            }
        }
        return products;
    }

    /** @return the programs that have a cache now and had none before */
    private Set<String> train(boolean wanted, Map<Product, InstalledProduct> products) throws InterruptedException {
        List<InstalledProduct> untrained = products.values().stream()
                .filter(product -> !product.isTrained())
                .toList();
        if (!wanted || untrained.isEmpty()) {
            return Set.of();
        }
        new CacheTraining(List.copyOf(products.values()), progress).run();
        return untrained.stream()
                .filter(InstalledProduct::isTrained)
                .map(product -> product.product().word())
                .collect(Collectors.toSet());
    }
}

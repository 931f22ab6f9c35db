package dev.ringmaster.cli.install;

import dev.ringmaster.cli.install.release.Pending;
import dev.ringmaster.cli.install.release.ProgramVersion;
import dev.ringmaster.cli.install.release.Release;
import dev.ringmaster.cli.install.release.ReleaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The installed programs as releases: which ones are current, whether they are still what they were, which ones are needed.
 *
 * @param installation where they lie
 */
public record ReleasePrograms(Installation installation) {

    /** Kept releases whose programs stay, so that one may still go back to them. */
    private static final int KEPT = 5;

    /** Releases that were staged and not kept, whose programs stay because they may still be tried. */
    private static final int STAGED = 2;

    public ReleaseFiles files() {
        return new ReleaseFiles(installation.app());
    }

    /** The programs of a release that are installed. */
    public Map<Product, InstalledProduct> of(Release release) {
        Map<Product, InstalledProduct> programs = new EnumMap<>(Product.class);
        release.programs()
                .forEach((word, version) ->
                        Product.ofWord(word).ifPresent(product -> programs.put(product, program(product, version))));
        return programs;
    }

    private InstalledProduct program(Product product, ProgramVersion version) {
        return new InstalledProduct(product, installation.folder(product, version.id()), Path.of(version.javaHome()));
    }

    static SortedMap<String, ProgramVersion> versions(Map<Product, InstalledProduct> programs) throws IOException {
        SortedMap<String, ProgramVersion> versions = new TreeMap<>();
        for (InstalledProduct program : programs.values()) {
            versions.put(program.product().word(), ProgramFolders.version(program));
        }
        return versions;
    }

    /**
     * Compares every program of a release, byte for byte, with what it was when it was installed.
     *
     * @throws IOException if one is missing or was changed, with one sentence
     */
    public void verify(Release release) throws IOException {
        verify(release, release.programs().keySet());
    }

    /** The same for some of its programs. @param words those, such as {@code queue-service} */
    public void verify(Release release, Set<String> words) throws IOException {
        for (Map.Entry<Product, InstalledProduct> program : of(release).entrySet()) {
            String word = program.getKey().word();
            if (!words.contains(word)) {
                continue;
            }
            Path folder = program.getValue().folder();
            if (!Files.isDirectory(folder)) {
                throw new IOException("the programs of " + release.id() + " are gone: " + folder + " is missing");
            }
            ProgramVersion version = release.programs().get(word);
            if (version == null || !version.content().equals(ProgramFolders.content(folder))) {
                throw new IOException("the files in " + folder + " are not those that were installed");
            }
        }
    }

    /**
     * Writes the launchers anew for the programs of a release.
     *
     * @param checkout the one whose build was installed first
     */
    public void launch(Release release, Path checkout) throws IOException {
        new Launchers(installation, checkout).write(of(release));
    }

    /** Makes the programs of a release the current ones, all at once. */
    public void point(Release release) throws IOException {
        installation.point(of(release));
    }

    /** The release that the current programs are: the one on trial, else the last known good one, else the newest that fits. */
    public Optional<Release> current() throws IOException {
        SortedMap<String, String> ids = new TreeMap<>();
        installation
                .current()
                .values()
                .forEach(program -> ids.put(
                        program.product().word(), program.folder().getFileName().toString()));
        Optional<Pending> pending = files().pending();
        if (pending.isPresent()) {
            Optional<Release> tried = files().release(pending.get().release()).filter(one -> one.consistsOf(ids));
            if (tried.isPresent() && files().wentBack().isEmpty()) {
                return tried;
            }
        }
        Optional<Release> good = files().lastKnownGood().filter(one -> one.consistsOf(ids));
        return good.isPresent()
                ? good
                : files().releases().stream().filter(one -> one.consistsOf(ids)).max(Comparator.comparing(Release::id));
    }

    /**
     * The release that everything goes back to. Where none was ever named, what is installed now becomes the first one.
     *
     * @throws IOException if nothing is installed
     */
    public Release good() throws IOException {
        Optional<Release> named = files().lastKnownGood();
        if (named.isPresent()) {
            return named.get();
        }
        Map<Product, InstalledProduct> current = installation.current();
        if (current.isEmpty()) {
            throw new IOException("nothing is installed in " + installation.app());
        }
        Release first = new Release(Release.FIRST, "", Instant.now(), true, versions(current));
        files().keep(first);
        return first;
    }

    /** Removes programs that no release needs which one could still go back to. */
    void prune(List<Release> besides) throws IOException {
        Set<Path> needed = new HashSet<>();
        installation.current().values().forEach(program -> needed.add(program.folder()));
        for (Release release : besides) {
            need(release, needed);
        }
        Optional<Pending> pending = files().pending();
        List<Release> recent =
                Stream.concat(newest(true, KEPT), newest(false, STAGED)).toList();
        for (Release release : files().releases()) {
            boolean tried = pending.filter(trial -> trial.release().equals(release.id())
                            || trial.former().equals(release.id()))
                    .isPresent();
            if (tried || recent.contains(release)) {
                need(release, needed);
            }
        }
        files().lastKnownGood().ifPresent(release -> need(release, needed));
        new ProgramFolders(installation).prune(needed);
    }

    private Stream<Release> newest(boolean kept, int most) throws IOException {
        return files().releases().stream()
                .filter(release -> release.kept() == kept)
                .sorted(Comparator.comparing(Release::id).reversed())
                .limit(most);
    }

    private void need(Release release, Set<Path> needed) {
        of(release).values().forEach(program -> needed.add(program.folder()));
    }
}

package dev.ringmaster.cli.install;

import dev.ringmaster.cli.install.release.ProgramVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The folders of the installed programs: each is filled once, never changed, and removed when nothing needs it any more. */
record ProgramFolders(Installation installation) {

    /** Written last; holds the content's hash, by which a folder is verified later. */
    private static final String COMPLETE = ".complete";

    /** Lays a program's files out; what lies there already is kept with its cache. @return whether it was new */
    boolean fill(InstalledProduct program, SortedMap<Path, Path> files) throws IOException {
        Path mark = program.folder().resolve(COMPLETE);
        if (Files.exists(mark)) {
            if (Files.size(mark) == 0) {
                Files.writeString(mark, content(program.folder()));
            }
            return false;
        }
        delete(program.folder());
        for (Map.Entry<Path, Path> file : files.entrySet()) {
            Path to = program.folder().resolve(file.getKey());
            Files.createDirectories(to.getParent());
            // The caches check the files' times.
            Files.copy(file.getValue(), to, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(mark, content(program.folder()));
        return true;
    }

    /** @throws IOException if the program was never completely installed */
    static ProgramVersion version(InstalledProduct program) throws IOException {
        Path mark = program.folder().resolve(COMPLETE);
        String content = Files.readString(mark).strip();
        return new ProgramVersion(
                program.folder().getFileName().toString(),
                content.isEmpty() ? content(program.folder()) : content,
                program.javaHome().toString());
    }

    /** The SHA-256 of a folder's files, their names and bytes, without what was made after it was filled. */
    static String content(Path folder) throws IOException {
        MessageDigest digest = Checkout.sha256();
        byte[] block = new byte[1 << 16];
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                if (name.equals(COMPLETE) || name.startsWith(InstalledProduct.CACHE)) {
                    continue;
                }
                digest.update((name + "\n" + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
                try (InputStream in = Files.newInputStream(file)) {
                    for (int read = in.read(block); read > 0; read = in.read(block)) {
                        digest.update(block, 0, read);
                    }
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Removes every folder that is neither among these nor used by a running program. */
    void prune(Set<Path> needed) throws IOException {
        List<String> running = ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .toList();
        for (Product product : Product.values()) {
            Path parent = installation.app().resolve(product.word());
            try (Stream<Path> folders = Files.isDirectory(parent) ? Files.list(parent) : Stream.empty()) {
                for (Path folder : folders.toList()) {
                    if (!needed.contains(folder) && running.stream().noneMatch(line -> line.contains(folder + "/"))) {
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

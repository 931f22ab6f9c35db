package dev.ringmaster.cli.reload;

import dev.ringmaster.cli.install.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Notices packages that somebody built: those of a checkout that are newer than what was taken over last, once they stay as they are. */
final class Packages {

    private static final FileTime NEVER = FileTime.fromMillis(0);

    private final Path checkout;
    private FileTime taken;
    private FileTime seen = NEVER;

    /** @param taken when the installed ones were installed */
    Packages(Path checkout, FileTime taken) {
        this.checkout = checkout;
        this.taken = taken;
    }

    /** Whether there are newer packages, which are the same as at the last look. */
    boolean rebuilt() throws IOException {
        FileTime now = newest();
        boolean steady = now.equals(seen);
        seen = now;
        return steady && now.compareTo(taken) > 0;
    }

    /** What lies there now counts as taken over, or as not worth it. */
    void settle() throws IOException {
        seen = newest();
        taken = seen;
    }

    private FileTime newest() throws IOException {
        FileTime newest = NEVER;
        for (Product product : Product.values()) {
            Path target = checkout.resolve(product.module()).resolve("target");
            List<Path> folders = product.isQuarkus()
                    ? List.of(
                            target.resolve("quarkus-app"),
                            target.resolve("quarkus-app/app"),
                            target.resolve("quarkus-app/quarkus"))
                    : List.of(target);
            for (Path folder : folders) {
                newest = later(newest, folder);
            }
        }
        return newest;
    }

    private static FileTime later(FileTime newest, Path folder) throws IOException {
        FileTime latest = newest;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Packages::isProgram).toList()) {
                    FileTime time = Files.getLastModifiedTime(file);
                    latest = time.compareTo(latest) > 0 ? time : latest;
                }
            }
        }
        return latest;
    }

    private static boolean isProgram(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.endsWith("-tests.jar") && !name.endsWith("-sources.jar");
    }
}

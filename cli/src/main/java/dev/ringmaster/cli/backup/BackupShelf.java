package dev.ringmaster.cli.backup;

import dev.ringmaster.model.settings.BackupSettings;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The backups that a ring keeps in its own folder. */
public record BackupShelf(Path folder) {

    /** The reason of those that a person made: they stay until a person deletes them. */
    static final String BY_HAND = "manual";

    private static final Pattern NAME = Pattern.compile("(\\d{8}T\\d{6}Z)-([a-z][a-z0-9-]*?)(-\\d+)?");

    public static BackupShelf of(RingFolder ring) {
        return new BackupShelf(ring.state().resolve("backups"));
    }

    /** One backup. */
    record Kept(Path path, Instant at, String reason) {}

    /** Oldest first. */
    List<Kept> all() throws IOException {
        List<Kept> kept = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> each = Files.list(folder)) {
                each.forEach(path -> read(path).ifPresent(kept::add));
            }
        }
        kept.sort(Comparator.comparing(Kept::at).thenComparing(one -> one.path().toString()));
        return kept;
    }

    private static Optional<Kept> read(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        try {
            return name.matches()
                    ? Optional.of(new Kept(path, Instant.from(Backup.NAME.parse(name.group(1))), name.group(2)))
                    : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Whether the newest is older than it may get. @param since when the ring began, which counts where there is none */
    public boolean isDue(BackupSettings settings, Instant since, Instant now) throws IOException {
        if (settings.every().isZero()) {
            return false;
        }
        List<Kept> all = all();
        Instant newest = all.isEmpty() ? since : all.getLast().at();
        return !newest.plus(settings.every()).isAfter(now);
    }

    /** Deletes those of a reason beyond the newest ones. */
    void prune(String reason, int keep) throws IOException {
        if (reason.equals(BY_HAND)) {
            return;
        }
        List<Kept> same =
                all().stream().filter(one -> one.reason().equals(reason)).toList();
        for (Kept old : same.subList(0, Math.max(0, same.size() - keep))) {
            Backup.delete(old.path());
        }
    }
}

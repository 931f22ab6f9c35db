package dev.ringmaster.scheduler.setup;

import dev.ringmaster.execution.git.Folders;
import dev.ringmaster.model.id.AttemptId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folders of one project that set-up commands have filled and that wait for their next attempt, in sets: what one worktree had. A set is made
 * as {@code <attempt>.part}, waits as {@code <attempt>.set} and is handed out as {@code <attempt>.taken}, each step one rename, so that a
 * set belongs to one worktree at most, whatever is killed when. Links are never followed out of a worktree.
 */
final class CachePool {

    /** More than attempts that end at the same time use little and take much room. */
    static final int MOST = 4;

    private static final String PART = ".part";
    private static final String SET = ".set";
    private static final String TAKEN = ".taken";

    private final Path folder;

    /** @param folder on the file system of the worktrees */
    CachePool(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes folders out of a worktree that nobody needs any more; those that are not there, or not folders, are passed over. The oldest
     * sets go when there are too many.
     *
     * @param kept relative paths
     * @return how many were taken
     */
    synchronized int take(AttemptId from, Path worktree, List<String> kept) throws IOException {
        Path part = folder.resolve(from + PART);
        int count = 0;
        for (String path : kept) {
            Path source = worktree.resolve(path);
            if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)
                    && isOwn(worktree, Path.of(path).getParent())) {
                Files.createDirectories(part);
                Files.move(source, part.resolve(nameOf(path)), StandardCopyOption.ATOMIC_MOVE);
                count++;
            }
        }
        if (Files.isDirectory(part)) {
            Files.move(part, folder.resolve(from + SET), StandardCopyOption.ATOMIC_MOVE);
            List<Path> sets = newestFirst(SET);
            for (Path old : sets.subList(Math.min(MOST, sets.size()), sets.size())) {
                Folders.delete(old);
            }
        }
        return count;
    }

    /**
     * Moves the newest set into a fresh worktree, to where its folders were; what is there already stays. A repeat after a crash goes on with
     * the set that it had begun with.
     *
     * @return the paths that are there now because of it
     */
    synchronized List<String> give(AttemptId to, Path worktree, List<String> kept) throws IOException {
        List<String> missing = kept.stream()
                .filter(path -> !Files.exists(worktree.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .toList();
        Optional<Path> taken = missing.isEmpty() ? Optional.empty() : claim(to);
        if (taken.isEmpty()) {
            return List.of();
        }
        List<String> given = new ArrayList<>();
        for (String path : missing) {
            Path source = taken.get().resolve(nameOf(path));
            Path target = worktree.resolve(path);
            if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)
                    && isOwn(worktree, Path.of(path).getParent())) {
                Files.createDirectories(target.resolveSibling(""));
                Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
                given.add(path);
            }
        }
        Folders.delete(taken.get());
        return given;
    }

    private static String nameOf(String path) {
        return UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Optional<Path> claim(AttemptId to) throws IOException {
        Path taken = folder.resolve(to + TAKEN);
        if (Files.isDirectory(taken)) {
            return Optional.of(taken);
        }
        List<Path> sets = newestFirst(SET);
        return sets.isEmpty()
                ? Optional.empty()
                : Optional.of(Files.move(sets.getFirst(), taken, StandardCopyOption.ATOMIC_MOVE));
    }

    /** Deletes what a crash has left half taken, and what was handed to attempts that are over. Called before anything else. */
    synchronized void keepOnly(Set<AttemptId> live) throws IOException {
        for (Path half : newestFirst(PART)) {
            Folders.delete(half);
        }
        for (Path taken : newestFirst(TAKEN)) {
            if (live.stream().noneMatch(id -> taken.endsWith(id + TAKEN))) {
                Folders.delete(taken);
            }
        }
    }

    /** Attempts' ids are in the order of time. */
    private List<Path> newestFirst(String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().endsWith(suffix))
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .toList();
        }
    }

    /** Whether each folder on the way, as far as there is one, is the worktree's own and no link to elsewhere. */
    private static boolean isOwn(Path worktree, @Nullable Path parents) {
        Path place = worktree;
        for (Path name : parents == null ? List.<Path>of() : parents) {
            place = place.resolve(name);
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }
}

package dev.ringmaster.scheduler.limits.tree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;

/**
 * What a walk through folders found.
 *
 * @param bytes what their files hold; at least so much where the walk was cut short
 * @param newest when one of their files last changed; the epoch where there is none
 * @param complete whether everything was seen
 */
public record FolderLook(long bytes, Instant newest, boolean complete) {

    /** Files and folders that a walk looks at before it is cut short. */
    static final int MOST = 20_000;

    /** Walks through the folders that exist; what cannot be read is passed over, and git's own files do not count as changes. */
    public static FolderLook at(List<Path> folders) {
        Walk walk = new Walk();
        for (Path folder : folders) {
            try {
                Files.walkFileTree(folder, walk);
            } catch (IOException e) {
                // Removed meanwhile.
                walk.complete = false;
            }
        }
        return new FolderLook(walk.bytes, walk.newest, walk.complete);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private long bytes;
        private long newestMillis;
        private Instant newest = Instant.EPOCH;
        private int seen;
        private boolean complete = true;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : count(attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                bytes += attributes.size();
            }
            return count(attributes);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, java.io.IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult count(BasicFileAttributes attributes) {
            long modified = attributes.lastModifiedTime().toMillis();
            if (modified > newestMillis) {
                newestMillis = modified;
                newest = Instant.ofEpochMilli(modified);
            }
            complete = ++seen < MOST;
            return complete ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}

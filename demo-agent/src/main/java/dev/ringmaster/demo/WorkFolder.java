package dev.ringmaster.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The folder that the agent may write in, and nothing outside of it. */
final class WorkFolder {

    private final Path root;

    WorkFolder(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    /** @throws NotUnderstoodException if the path leaves the folder, by its words or through a symbolic link, or is git's own */
    void requireInside(String path) throws IOException {
        Path relative = relative(path);
        Path at = root;
        for (Path name : relative) {
            if (name.toString().equals("..") || name.toString().equalsIgnoreCase(".git")) {
                throw refused(path);
            }
            at = at.resolve(name);
            if (Files.isSymbolicLink(at)) {
                throw refused(path);
            }
        }
        if (at.equals(root) || Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotUnderstoodException("The prompt names `" + path + "`, which is a folder and not a file.");
        }
    }

    boolean exists(String path) throws IOException {
        return Files.exists(resolved(path));
    }

    /** @throws NotUnderstoodException if there is no such file */
    String read(String path) throws IOException {
        Path file = resolved(path);
        if (!Files.exists(file)) {
            throw new NotUnderstoodException("There is no file `" + path + "` to change.");
        }
        return Files.readString(file);
    }

    void write(String path, String text) throws IOException {
        Path file = resolved(path);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text);
    }

    private Path resolved(String path) throws IOException {
        requireInside(path);
        return root.resolve(relative(path));
    }

    private static Path relative(String path) {
        try {
            Path relative = Path.of(path);
            if (!relative.isAbsolute() && !path.isBlank() && !path.startsWith("~")) {
                return relative;
            }
        } catch (InvalidPathException e) {
            throw refused(path);
        }
        throw refused(path);
    }

    private static NotUnderstoodException refused(String path) {
        return new NotUnderstoodException("The prompt names `" + path
                + "`, which is outside of the working directory; nothing was changed for it.");
    }
}

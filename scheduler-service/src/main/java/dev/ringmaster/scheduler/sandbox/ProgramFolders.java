package dev.ringmaster.scheduler.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a program needs of a hidden folder that it is installed in: each link on the way to it, and its own folder. */
public final class ProgramFolders {

    private static final int LINKS = 16;
    private static final Path MODULES = Path.of("node_modules");

    private ProgramFolders() {}

    /**
     * The folders to be shown; for a package of npm the whole of its {@code node_modules}, where what it depends on lies.
     *
     * @param searchPath the folders of {@code PATH}, parted by colons
     */
    public static List<Path> of(String command, String searchPath) throws IOException {
        List<Path> folders = new ArrayList<>();
        Path file = find(command, searchPath);
        for (int links = 0; file != null && links < LINKS; links++) {
            Path folder = file.getParent();
            if (folder == null) {
                break;
            }
            folders.add(modulesOf(folder));
            file = Files.isSymbolicLink(file)
                    ? folder.resolve(Files.readSymbolicLink(file)).normalize()
                    : null;
        }
        return folders;
    }

    private static @Nullable Path find(String command, String searchPath) {
        if (command.contains("/")) {
            return Path.of(command).toAbsolutePath().normalize();
        }
        for (String folder : searchPath.split(":")) {
            Path file = Path.of(folder).resolve(command);
            if (!folder.isEmpty() && Files.isExecutable(file)) {
                return file.toAbsolutePath().normalize();
            }
        }
        return null;
    }

    private static Path modulesOf(Path folder) {
        for (Path up = folder; up != null; up = up.getParent()) {
            if (MODULES.equals(up.getFileName())) {
                return up;
            }
        }
        return folder;
    }
}

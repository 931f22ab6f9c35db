package dev.ringmaster.scheduler.agent;

import dev.ringmaster.agent.launch.ConfigFile;
import dev.ringmaster.model.id.WorkerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;

/**
 * The folder in which one worker's agent keeps its settings, logins and sessions, apart from its user's and every other worker's.
 *
 * @param path absolute
 */
record AgentHome(Path path) {

    /** Makes it, readable by its owner only, with the files that are not there yet. */
    void prepare(WorkerId worker, List<ConfigFile> files) throws IOException {
        Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        writeIfAbsent(new ConfigFile(".gitconfig", """
                [user]
                	name = %s
                	email = %s@ringmaster.invalid
                """.formatted(worker, worker)));
        for (ConfigFile file : files) {
            writeIfAbsent(file);
        }
    }

    private void writeIfAbsent(ConfigFile file) throws IOException {
        Path target = path.resolve(file.path());
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        // Another attempt of the worker may be reading it.
        Path aside = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
        Files.writeString(aside, file.content());
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    }
}

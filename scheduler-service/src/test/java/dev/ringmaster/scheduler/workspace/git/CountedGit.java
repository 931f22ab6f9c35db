package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Git with a witness of each of its processes.
 *
 * @param log a line of arguments for each
 */
record CountedGit(Path log, Path program) {

    static CountedGit in(Path folder) throws IOException {
        return of(folder, "");
    }

    /** A git that has not heard of merging in memory. */
    static CountedGit old(Path folder) throws IOException {
        return of(folder, "case \" $* \" in *' merge-tree '*) echo 'usage: git merge-tree' >&2; exit 129 ;; esac\n");
    }

    private static CountedGit of(Path folder, String before) throws IOException {
        Path log = Files.createFile(folder.resolve("git.log"));
        Path program = Files.writeString(
                folder.resolve("counted-git"),
                "#!/bin/sh\necho \"$*\" >>'" + log + "'\n" + before + "exec git \"$@\"\n");
        program.toFile().setExecutable(true);
        return new CountedGit(log, program);
    }

    Git git() {
        return new Git(program.toString(), CommitIdentity.RINGMASTER.environment(), Duration.ofMinutes(1));
    }

    /** The processes since the last call. */
    int count() throws IOException {
        List<String> lines = Files.readAllLines(log);
        Files.writeString(log, "");
        return lines.size();
    }
}

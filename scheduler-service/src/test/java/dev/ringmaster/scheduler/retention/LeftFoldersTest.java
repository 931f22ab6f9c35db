package dev.ringmaster.scheduler.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.model.id.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFoldersTest {

    private final AttemptId attempt = new AttemptId(UUID.randomUUID());

    @TempDir
    Path folder;

    private ProcessTable processes;
    private LeftFolders left;

    @BeforeEach
    void leave() throws IOException {
        processes = new ProcessTable();
        left = new LeftFolders(folder.resolve("attempts"), folder.resolve("worktrees"), processes);
        write(output(), "what it said");
    }

    @Test
    void outputOfAnAttemptWithoutAWorktreeGoes() throws IOException {
        assertThat(left.delete(attempt, false)).isTrue();
        assertThat(left.all()).isEmpty();
    }

    @Test
    void plainFolderGoesWhereNothingLands() throws IOException {
        write(worktree().resolve("made"), "by the agent");

        assertThat(left.delete(attempt, true)).isTrue();
        assertThat(worktree()).doesNotExist();
        assertThat(output()).doesNotExist();
    }

    @Test
    void gitWorktreeStaysWithItsOutputBecauseItMayHoldWorkThatNeverLanded() throws IOException {
        write(worktree().resolve(".git"), "gitdir: elsewhere");

        assertThat(left.delete(attempt, true)).isFalse();
        assertThat(worktree().resolve(".git")).exists();
        assertThat(output()).exists();
    }

    @Test
    void plainFolderOfAProjectWhoseWorkLandsStays() throws IOException {
        write(worktree().resolve("made"), "git does not know this folder any more");

        assertThat(left.delete(attempt, false)).isFalse();
        assertThat(worktree().resolve("made")).exists();
    }

    @Test
    void folderOfALivingProcessStays() throws Exception {
        writeProcess(output().resolveSibling("process.json"));
        assertThat(left.delete(attempt, true)).isFalse();

        Files.delete(output().resolveSibling("process.json"));
        writeProcess(output().resolveSibling("gates/one/process.json"));
        assertThat(left.delete(attempt, true)).isFalse();
        assertThat(output()).exists();
    }

    @Test
    void foldersOfAnythingElseAreNotLookedAt() throws IOException {
        write(folder.resolve("attempts/.bin/agent-shim.sh"), "shim");
        write(folder.resolve("worktrees/" + attempt + ".kept-1/work"), "set aside");

        assertThat(left.all()).containsExactly(attempt);
    }

    private Path output() {
        return folder.resolve("attempts/" + attempt + "/output.log");
    }

    private Path worktree() {
        return folder.resolve("worktrees/" + attempt);
    }

    /** This test itself is the living process. */
    private void writeProcess(Path file) throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long pid = ProcessHandle.current().pid();
        write(
                file,
                "{\"pid\":%d,\"startTicks\":%s,\"shimPid\":%d,\"shimStartTicks\":%s,\"bootId\":\"%s\"}"
                        .formatted(pid, fields[19], pid, fields[19], processes.bootId()));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

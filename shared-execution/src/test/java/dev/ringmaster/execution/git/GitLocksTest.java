package dev.ringmaster.execution.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLocksTest {
    @TempDir
    Path folder;

    private final Git git = new Git(
            Map.of(
                    "GIT_AUTHOR_NAME", "A",
                    "GIT_AUTHOR_EMAIL", "a@example.org",
                    "GIT_COMMITTER_NAME", "A",
                    "GIT_COMMITTER_EMAIL", "a@example.org"),
            Duration.ofMinutes(1));

    @BeforeEach
    void commit() throws Exception {
        git.must(folder, List.of("init", "--quiet", "--initial-branch=main"));
        Files.writeString(folder.resolve("a.txt"), "one\n");
        git.must(folder, List.of("add", "a.txt"));
        git.must(folder, List.of("commit", "--quiet", "-m", "first"));
    }

    @Test
    void lockThatIsHeldForAMomentIsWaitedFor() throws Exception {
        for (String lock : List.of("index.lock", "refs/heads/main.lock")) {
            Path held = Files.createFile(folder.resolve(".git").resolve(lock));
            CompletableFuture<Void> freed = CompletableFuture.runAsync(
                    () -> held.toFile().delete(), CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
            Files.writeString(folder.resolve("a.txt"), lock);

            GitResult committed = git.run(folder, List.of("commit", "--quiet", "--all", "-m", lock));

            assertThat(committed.errors()).as(lock).isEmpty();
            assertThat(committed.succeeded()).as(lock).isTrue();
            freed.join();
        }
    }

    @Test
    void lockThatStaysIsAFailureAfterABound() throws Exception {
        Files.createFile(folder.resolve(".git/index.lock"));
        long began = System.nanoTime();

        assertThat(git.run(folder, List.of("add", "a.txt")).succeeded()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void refThatIsElsewhereThanExpectedIsNotTriedAgain() throws Exception {
        String main = git.must(folder, List.of("rev-parse", "main")).line();

        GitResult moved = git.run(folder, List.of("update-ref", "refs/heads/main", main, "0".repeat(39) + "1"));

        assertThat(moved.succeeded()).isFalse();
        assertThat(moved.metALock()).isFalse();
    }
}

package dev.ringmaster.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A witness that cannot see a crime is none: each thing that it must notice is done to it. */
@Timeout(30)
class WitnessAgentTest {

    private static final String AGENT =
            Path.of("chaos", "witness-agent.sh").toAbsolutePath().toString();

    @TempDir
    Path witnessDir;

    @TempDir
    Path worktree;

    @Test
    void attemptLeavesAPairOfLinesAndItsFile() throws Exception {
        assertThat(finished(start("a", 1, 5))).isZero();

        assertThat(words()).containsExactly("start a", "end a");
        assertThat(worktree.resolve("work/a.txt")).hasContent("a was here");
    }

    @Test
    void secondLiveAttemptIsAnOverlap() throws Exception {
        Process first = start("a", 20_000, 20_000);
        awaitLine("start a");

        assertThat(finished(start("a", 1, 1))).isEqualTo(3);

        first.destroy();
        assertThat(finished(first)).isEqualTo(143);
        assertThat(words()).containsExactly("start a", "OVERLAP a", "stopped a");
    }

    @Test
    void attemptAfterAKilledOneIsATakeoverAndNoOverlap() throws Exception {
        Process killed = start("a", 500, 500);
        awaitLine("start a");
        killed.destroyForcibly().waitFor();

        assertThat(finished(start("a", 1, 1))).isZero();

        assertThat(words()).containsExactly("start a", "takeover a", "start a", "end a");
    }

    @Test
    void lockThatAKilledAttemptsProgramStillHoldsIsNoOverlap() throws Exception {
        Process killed = start("a", 20_000, 20_000);
        awaitLine("start a");
        killed.destroyForcibly().waitFor();
        Process left = new ProcessBuilder("sh", "-c", "exec 9>>a.lock; flock 9; echo locked; exec sleep 0.5")
                .directory(witnessDir.toFile())
                .start();
        assertThat(left.inputReader().readLine()).isEqualTo("locked");

        assertThat(finished(start("a", 1, 1))).isZero();

        assertThat(left.isAlive()).isFalse();
        assertThat(words()).containsExactly("start a", "takeover a", "start a", "end a");
    }

    @Test
    void workThatHadLandedIsNoticed() throws Exception {
        finished(start("a", 1, 1));
        finished(start("a", 1, 1));

        assertThat(words()).containsExactly("start a", "end a", "start a", "REPEATED a", "end a");
    }

    @Test
    void promptWithoutAWitnessLineIsRefused() throws Exception {
        assertThat(finished(startWith("nothing to see\n", 1, 1))).isEqualTo(2);

        assertThat(witnessDir.resolve("journal")).doesNotExist();
    }

    private Process start(String name, int least, int most) throws IOException {
        return startWith("# A task\n\n## Objective\n\nwitness: " + name + "\nand more\n", least, most);
    }

    private Process startWith(String prompt, int least, int most) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", AGENT, Integer.toString(least), Integer.toString(most))
                .directory(worktree.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("WITNESS_DIR", witnessDir.toString());
        Process process = builder.start();
        try (var writer = process.outputWriter()) {
            writer.write(prompt);
        }
        return process;
    }

    private static int finished(Process process) throws InterruptedException {
        return process.waitFor();
    }

    private void awaitLine(String line) throws IOException {
        while (!words().contains(line)) {
            Thread.onSpinWait();
        }
    }

    private List<String> words() throws IOException {
        Path journal = witnessDir.resolve("journal");
        if (Files.notExists(journal)) {
            return List.of();
        }
        return Files.readAllLines(journal).stream()
                .map(line -> line.split(" ", 3))
                .map(word -> word[0] + " " + word[1])
                .toList();
    }
}

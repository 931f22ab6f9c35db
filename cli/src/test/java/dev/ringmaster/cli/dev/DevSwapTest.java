package dev.ringmaster.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevSwapTest {

    @TempDir
    Path home;

    @Test
    void whatTheKilledMavenLeftIsEnded() throws IOException, InterruptedException {
        DevSwap swap = new DevSwap(new RingFolder(home), Component.QUEUE_SERVICE);
        swap.begin();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; wait");
        swap.mark(builder);
        Process maven = builder.start();
        long server = Long.parseLong(maven.inputReader().readLine());
        ProcessHandle left = ProcessHandle.of(server).orElseThrow();
        maven.destroyForcibly().waitFor();
        assertThat(left.isAlive()).isTrue();

        swap.end();

        left.onExit().join();
        assertThat(swap.isActive()).isFalse();
    }

    @Test
    void whatAnotherServiceOrRingDevelopsIsLeftAlone() throws IOException {
        DevSwap other = new DevSwap(new RingFolder(home.resolve("other")), Component.QUEUE_SERVICE);
        ProcessBuilder builder = new ProcessBuilder("sleep", "600");
        other.mark(builder);
        Process process = builder.start();
        try {
            new DevSwap(new RingFolder(home), Component.QUEUE_SERVICE).end();
            new DevSwap(new RingFolder(home.resolve("other")), Component.API_SERVICE).end();
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}

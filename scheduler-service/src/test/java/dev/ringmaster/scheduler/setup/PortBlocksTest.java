package dev.ringmaster.scheduler.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortBlocksTest {
    @TempDir
    Path folder;

    private final AttemptId first = new AttemptId(UUID.randomUUID());
    private final AttemptId second = new AttemptId(UUID.randomUUID());

    @Test
    void everyLiveAttemptHasTenPortsOfItsOwnAlsoAfterARestart() throws Exception {
        int one = blocks().of(first).orElseThrow();
        int two = blocks().of(second).orElseThrow();

        assertThat(Math.abs(one - two)).isGreaterThanOrEqualTo(PortBlocks.SIZE);
        assertThat(blocks().of(first)).contains(one);
    }

    @Test
    void blockOfAnAttemptThatIsOverIsForOthers() throws Exception {
        int one = blocks().of(first).orElseThrow();
        blocks().release(first);

        assertThat(blocks().of(second)).contains(one);
    }

    @Test
    void onlyBlocksOfLiveAttemptsOutliveTheService() throws Exception {
        int one = blocks().of(first).orElseThrow();
        int two = blocks().of(second).orElseThrow();

        blocks().keepOnly(Set.of(second));

        assertThat(blocks().of(second)).contains(two);
        assertThat(blocks().of(new AttemptId(UUID.randomUUID()))).contains(one);
    }

    @Test
    void oneMoreThanThereAreGetsNone() throws Exception {
        PortBlocks blocks = blocks();
        for (int i = 0; i < 1000; i++) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(Integer.toString(PortBlocks.FIRST + i * PortBlocks.SIZE)), "x");
        }

        assertThat(blocks.of(first)).isEmpty();
    }

    private PortBlocks blocks() {
        return new PortBlocks(folder);
    }
}

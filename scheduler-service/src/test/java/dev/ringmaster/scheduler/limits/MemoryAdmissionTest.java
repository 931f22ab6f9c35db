package dev.ringmaster.scheduler.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.scheduler.limits.MemoryAdmission.Growing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryAdmissionTest {

    private static final MemorySize HALF = MemorySize.ofMegabytes(512);
    private static final long GIGABYTE = 1L << 30;

    @Test
    void freeMemoryWithoutTheReserveIsSharedOut() {
        assertThat(MemoryAdmission.room(2 * GIGABYTE, List.of(), HALF)).isEqualTo(3);
        assertThat(MemoryAdmission.room(100, List.of(), HALF)).isZero();
    }

    @Test
    void whatRunningAttemptsWillStillTakeIsSpokenFor() {
        List<Growing> justStarted = List.of(new Growing(HALF, 0), new Growing(HALF, HALF.bytes() / 2));
        List<Growing> grown = List.of(new Growing(HALF, HALF.bytes()), new Growing(HALF, 4 * HALF.bytes()));

        assertThat(MemoryAdmission.room(2 * GIGABYTE, justStarted, HALF)).isEqualTo(2);
        assertThat(MemoryAdmission.room(2 * GIGABYTE, grown, HALF)).isEqualTo(3);
    }

    @Test
    void cgroupWithLessLeftThanTheMachineDecides(@TempDir Path folder) throws Exception {
        Path memInfo = Files.writeString(folder.resolve("meminfo"), "MemTotal: 9 kB\nMemAvailable:    4096 kB\n");
        assertThat(MachineMemory.available(memInfo, Optional.of(folder))).hasValue(4096 * 1024);

        Files.writeString(folder.resolve("memory.max"), "3000000\n");
        Files.writeString(folder.resolve("memory.current"), "2000000\n");
        Files.writeString(folder.resolve("memory.stat"), "anon 1\ninactive_file 500000\n");
        assertThat(MachineMemory.available(memInfo, Optional.of(folder))).hasValue(1_500_000);

        Files.writeString(folder.resolve("memory.max"), "max\n");
        assertThat(MachineMemory.available(memInfo, Optional.of(folder))).hasValue(4096 * 1024);
    }
}

package dev.ringmaster.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationCheckupTest {

    private static final String MOUNTS = "24 1 0:22 / /proc rw - proc proc rw\n30 1 0:27 / /cg rw - cgroup2 cg rw\n";

    @Test
    void ownGroupIsTriedBeforeTheOneAboveIt() {
        assertThat(IsolationCheckup.candidates(MOUNTS, "9:pids:/\n0::/user/ring\n"))
                .containsExactly(Path.of("/cg/user/ring"), Path.of("/cg/user"));
        assertThat(IsolationCheckup.candidates(MOUNTS, "0::/\n")).containsExactly(Path.of("/cg"));
        assertThat(IsolationCheckup.candidates("", "0::/\n")).isEmpty();
        assertThat(IsolationCheckup.candidates(MOUNTS, "1:name=systemd:/\n")).isEmpty();
    }

    @Test
    void machineWithoutControllersIsToldThatAForkBombIsNotContained(@TempDir Path folder) throws Exception {
        Finding finding = IsolationCheckup.limits(List.of(folder));

        assertThat(finding.level()).isEqualTo(Finding.Level.NOTE);
        assertThat(finding.detail()).contains("fork bomb is not contained");
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void missingBubblewrapIsNamed() {
        assertThat(new IsolationCheckup(new Tools(Map.of("PATH", "/nowhere")))
                        .sandbox()
                        .detail())
                .contains("not installed");
    }
}

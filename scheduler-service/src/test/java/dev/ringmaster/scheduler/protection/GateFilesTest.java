package dev.ringmaster.scheduler.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.project.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateFilesTest {

    @Test
    void everyFileThatAGateNamesIsAmongItsWords() {
        assertThat(GateFiles.named(List.of(Gate.ofShellLine("test", "sh ./check.sh --style && ./tests/run.sh"))))
                .contains("check.sh", "tests/run.sh");
    }

    @Test
    void whatLiesOutsideOfTheTreeIsNoFileOfIt() {
        assertThat(GateFiles.named(List.of(new Gate("test", List.of("/bin/true", "../x"), Gate.DEFAULT_TIMEOUT))))
                .isEmpty();
    }
}

package dev.ringmaster.release.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.release.modules.Affected;
import java.util.List;
import org.junit.jupiter.api.Test;

class FastProofTest {

    @Test
    void affectedModulesAndWhatGuardsAreNamed() {
        Affected affected = new Affected(
                List.of("shared-model"),
                List.of("shared-model"),
                List.of("shared-model", "local-broker", "queue-service"),
                List.of());

        assertThat(FastProof.command(List.of("./mvnw", "-pl", "{modules}", "-Dtest={tests}", "test"), affected))
                .containsExactly(
                        "./mvnw",
                        "-pl",
                        "shared-execution,release-service,shared-model,local-broker,queue-service",
                        "-Dtest=**/*ArchitectureTest,dev/ringmaster/release/**/*Test,dev/ringmaster/execution/protection/*Test,"
                                + "dev/ringmaster/model/**/*Test,dev/ringmaster/broker/**/*Test,dev/ringmaster/queue/**/*Test",
                        "test");
    }

    @Test
    void commandWithoutPlaceholdersStaysAsItIs() {
        Affected nothing = new Affected(List.of(), List.of(), List.of(), List.of());

        assertThat(FastProof.command(List.of("sh", "check.sh"), nothing)).containsExactly("sh", "check.sh");
    }
}

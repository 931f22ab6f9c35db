package dev.ringmaster.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.runtime.json.StoredJson;
import dev.ringmaster.scheduler.attempt.AttemptState;
import org.junit.jupiter.api.Test;

class StoredStateTest {
    private final StoredJson<AttemptState> states = new StoredJson<>(AttemptState.class);

    @Test
    void landingAndProvenOfBeforeReleasesAreReadStill() {
        assertThat(states.read(
                        "{\"state\":\"landing\",\"commit\":\"c\",\"round\":2,\"tested\":\"t\",\"cancelled\":null}"))
                .isEqualTo(new AttemptState.Landing("c", 2, "t", null, null, 0));
        assertThat(states.read("{\"state\":\"proven\",\"commit\":\"c\",\"approvedBy\":\"mara\"}"))
                .isEqualTo(new AttemptState.Proven("c", "mara", 0));
    }

    @Test
    void releasingIsReadAsItWasWritten() {
        AttemptState.Releasing releasing =
                new AttemptState.Releasing("own", "mara", "base", "integrated", "main", true, 2, null);

        assertThat(states.read(states.write(releasing))).isEqualTo(releasing);
    }
}

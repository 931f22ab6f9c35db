package dev.ringmaster.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.process.Shim;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void itsAgentsFindWhatTheyAreStartedWithButNoGit() {
        assertThat(Rehearsal.PROGRAMS).containsAll(Shim.PROGRAMS).doesNotContain("git");
    }
}

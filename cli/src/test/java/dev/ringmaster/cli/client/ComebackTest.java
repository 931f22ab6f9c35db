package dev.ringmaster.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComebackTest {

    @TempDir
    Path home;

    private Comeback comeback;

    @BeforeEach
    void createFolder() throws IOException {
        RingFolder folder = new RingFolder(home);
        Files.createDirectories(folder.run());
        comeback = new Comeback(folder);
    }

    @Test
    void serviceOfARingThatRunsIsExpectedBack() throws IOException {
        run("supervisor.pid", Long.toString(ProcessHandle.current().pid()));
        assertThat(comeback.getAsBoolean()).isTrue();
    }

    @Test
    void nothingIsExpectedOfARingThatNeverRan() {
        assertThat(new Comeback(new RingFolder(home.resolve("other"))).getAsBoolean())
                .isFalse();
    }

    @Test
    void nothingIsExpectedOfARingWhoseProcessesAreGone() throws IOException {
        run("supervisor.pid", "999999999");
        run("broker.pid", "torn");
        assertThat(comeback.getAsBoolean()).isFalse();
    }

    @Test
    void serviceThatAPersonStoppedIsNotExpectedBack() throws IOException {
        run("supervisor.pid", Long.toString(ProcessHandle.current().pid()));
        run("desired.json", "{\"stopped\":[\"api-service\"]}");
        assertThat(comeback.getAsBoolean()).isFalse();
    }

    private void run(String file, String content) throws IOException {
        Files.writeString(home.resolve(".ringmaster/run").resolve(file), content + "\n");
    }
}

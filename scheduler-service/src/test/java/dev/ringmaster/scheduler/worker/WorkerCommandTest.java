package dev.ringmaster.scheduler.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerCommandTest {

    @TempDir
    Path folder;

    @Test
    void programOnThePathHasNoProblem() throws IOException {
        program("agent", true);

        assertThat(new WorkerCommand("agent", "/nowhere:" + folder).problem()).isEmpty();
    }

    @Test
    void programThatIsNotOnThePathIsNamed() {
        assertThat(new WorkerCommand("agent", "/nowhere:" + folder).problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("agent", "not on the PATH"));
    }

    @Test
    void folderOfThatNameIsNoProgram() throws IOException {
        Files.createDirectory(folder.resolve("agent"));

        assertThat(new WorkerCommand("agent", folder.toString()).problem()).isPresent();
    }

    @Test
    void fileThatMayNotBeExecutedSaysHowToAllowIt() throws IOException {
        Path file = program("agent", false);

        assertThat(new WorkerCommand(file.toString(), "").problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("chmod +x"));
    }

    @Test
    void missingFileIsNamed() {
        assertThat(new WorkerCommand(folder + "/agent", "").problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("does not exist"));
    }

    private Path program(String name, boolean executable) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(executable)).isTrue();
        return file;
    }
}

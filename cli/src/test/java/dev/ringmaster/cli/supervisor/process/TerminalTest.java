package dev.ringmaster.cli.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {

    @TempDir
    Path folder;

    @Test
    void aTerminalThatCannotBeOpenedAnyMoreIsGone() throws IOException {
        Path device = Files.createFile(folder.resolve("tty"));
        Terminal terminal = Terminal.at(device);
        assertThat(terminal.isGone()).isFalse();

        Files.delete(device);

        assertThat(terminal.isGone()).isTrue();
    }

    @Test
    void withoutATerminalAtTheStartNoneCanGo() {
        assertThat(Terminal.at(folder.resolve("tty")).isGone()).isFalse();
    }
}

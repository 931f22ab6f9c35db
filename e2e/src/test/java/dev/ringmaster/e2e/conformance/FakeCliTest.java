package dev.ringmaster.e2e.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of the fake CLI is one: it can be seen from outside. */
@Timeout(30)
class FakeCliTest {

    private static final int SIGKILL = 137;
    private static final int SIGTERM = 143;

    @TempDir
    Path folder;

    @BeforeEach
    void writeAStream() throws IOException {
        Files.writeString(folder.resolve("stream"), "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    }

    @Test
    void replaysAStreamAndReadsItsPrompt() throws Exception {
        assertThat(say()).isEqualTo("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    }

    @Test
    void endsWithTheCodeItIsTold() throws Exception {
        Process process = start("--exit", "7");
        process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isEqualTo(7);
    }

    @Test
    void aHalfLineIsTheLast() throws Exception {
        assertThat(say("--after", "1", "--half")).isEqualTo("{\"n\":1}\n{\"n");
    }

    @Test
    void aCrashLeavesTheRestUnsaid() throws Exception {
        Process process = start("--after", "2", "--crash");

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"n\":1}\n{\"n\":2}\n");
        assertThat(process.waitFor()).isEqualTo(SIGKILL);
    }

    @Test
    void aLongLineIsAsLongAsSaid() throws Exception {
        Process process = start("--long-line", "5m");

        assertThat(count(process.getInputStream())).isEqualTo(5_000_000 + 27 + 24);
    }

    @Test
    void aFloodEndsAtItsLimitAndTheStreamGoesOn() throws Exception {
        String said = say("--after", "2", "--flood", "1m");

        assertThat(said.length()).isBetween(1_000_000, 1_000_100);
        assertThat(said).endsWith("\n{\"n\":3}\n");
    }

    @Test
    void standardErrorIsFlooded() throws Exception {
        Process process = start("--stderr", "2m");

        assertThat(count(process.getErrorStream())).isEqualTo(2_000_000);
    }

    @Test
    void bytesThatAreNoTextComeInLines() throws Exception {
        byte[] said = start("--invalid-utf8").getInputStream().readAllBytes();

        assertThat(said).contains(0xff, 0xfe);
        assertThat(said[said.length - 1]).isEqualTo((byte) '\n');
    }

    @Test
    void aHangHoldsThePipeUntilItIsEnded() throws Exception {
        Process process = start("--after", "1", "--hang");
        readLine(process);

        assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        end(process, ProcessHandle::destroy);
        assertThat(process.waitFor()).isEqualTo(SIGTERM);
    }

    @Test
    void sigtermIsIgnoredOnRequest() throws Exception {
        Process process = start("--after", "1", "--hang", "--ignore-term");
        readLine(process);
        process.destroy();

        assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        end(process, ProcessHandle::destroyForcibly);
        assertThat(process.waitFor()).isEqualTo(SIGKILL);
    }

    @Test
    void aGrandchildOutlivesItInASessionOfItsOwn() throws Exception {
        Process process = start("--grandchild", "20", "--linger", "1");
        process.getInputStream().readAllBytes();
        process.waitFor();

        long pid = Long.parseLong(Files.readString(folder.resolve("pids")).strip());
        ProcessHandle grandchild = ProcessHandle.of(pid).orElseThrow();
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
        grandchild.destroyForcibly();
        assertThat(session).isEqualTo(Long.toString(pid));
    }

    @Test
    void workIsDoneBeforeTheFirstLine() throws Exception {
        say("--do", "echo done > made");

        assertThat(folder.resolve("made")).hasContent("done");
    }

    private String say(String... options) throws Exception {
        Process process = start(options);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of("conformance/fake-cli").toAbsolutePath().toString(), "replay", "stream"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("FAKE_CLI_PIDS", folder.resolve("pids").toString());
        Process process = builder.start();
        try (var prompt = process.getOutputStream()) {
            prompt.write("The prompt\n".getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }

    /** Ends it before its children, so that it cannot go on where a child has ended. */
    private static void end(Process process, Consumer<ProcessHandle> how) {
        List<ProcessHandle> children = process.descendants().toList();
        how.accept(process.toHandle());
        children.forEach(how);
    }

    private static void readLine(Process process) throws IOException {
        int read = 0;
        while (read != '\n') {
            read = process.getInputStream().read();
        }
    }

    private static long count(InputStream stream) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            bytes += read;
        }
        return bytes;
    }
}

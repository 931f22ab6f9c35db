package dev.ringmaster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTest {

    @TempDir
    Path outside;

    private Path folder;
    private String printed = "";

    @BeforeEach
    void createFolder() throws IOException {
        folder = Files.createDirectory(outside.resolve("work"));
    }

    @Test
    void stepsAreDoneAndPrinted() throws Exception {
        Files.writeString(folder.resolve("log.txt"), "first");

        int code = run("""
                Create `src/new.txt`:
                ```
                one
                two
                ```
                Append to `log.txt`:
                ```
                second
                ```
                Replace in `src/new.txt`:
                ```
                two
                ```
                ```
                three
                ```
                """);

        assertThat(code).isZero();
        assertThat(folder.resolve("src/new.txt")).hasContent("one\nthree\n");
        assertThat(folder.resolve("log.txt")).hasContent("first\nsecond\n");
        assertThat(printed).isEqualTo("""
                read the prompt: 3 instructions, 0 fix hints from an earlier attempt
                ✓ created src/new.txt (2 lines)
                ✓ appended to log.txt (1 line)
                ✓ replaced in src/new.txt (1 line)
                """);
    }

    @Test
    void hintsAreAppliedAfterTheInstructionsWithTheirOwnLineNumbers() throws Exception {
        int code = run("""
                Create `a.txt`:
                ```
                one
                two two
                three
                ```
                ## Previous attempt
                ```
                a.txt:1: fix: insert "zero"
                a.txt:1: fix: insert "half"
                a.txt:2: fix: replace "two" with "2"
                a.txt:3: fix: insert "before three"
                a.txt:3: fix: insert "before three"
                a.txt:3: fix: replace "four" with "4"
                ```
                """);

        assertThat(code).isZero();
        assertThat(folder.resolve("a.txt")).hasContent("zero\nhalf\none\n2 two\nbefore three\nthree\n");
        assertThat(printed)
                .contains("✗ left a hint aside: Line 3 of `a.txt` does not hold \"four\".")
                .contains("✓ inserted a line at a.txt:1")
                .contains("✓ replaced \"two\" at a.txt:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Make everything better.", "Run `rm -rf /`:\n```sh\nrm -rf /\n```\n"})
    void promptWithoutAnInstructionIsToldSo(String prompt) throws Exception {
        assertThat(run(prompt)).isEqualTo(1);
        assertThat(printed).startsWith("✗ The prompt holds no instruction that this agent can follow; it knows");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../out.txt",
                "a/../../out.txt",
                "/tmp/out.txt",
                "~/out.txt",
                "link/out.txt",
                "file",
                ".git/config",
                "a/.GIT"
            })
    void pathsOutsideAreRefusedBeforeAnythingIsDone(String path) throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("file"), outside.resolve("out.txt"));

        int code = run("Create `ok.txt`:\n```\nx\n```\nCreate `" + path + "`:\n```\nx\n```\n");

        assertThat(code).isEqualTo(1);
        assertThat(printed)
                .isEqualTo("✗ The prompt names `" + path
                        + "`, which is outside of the working directory; nothing was changed for it.\n");
        assertThat(folder.resolve("ok.txt")).doesNotExist();
        assertThat(outside.resolve("out.txt")).doesNotExist();
    }

    @Test
    void hintOutsideIsRefusedToo() throws Exception {
        int code = run("Create `a`:\n```\nx\n```\n## Previous attempt\n../b:1: fix: insert \"x\"\n");

        assertThat(code).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void linesToReplaceMustBeThereOnce() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "x\nx\n");

        assertThat(run("Replace in `a.txt`:\n```\nx\n```\n```\ny\n```\n")).isEqualTo(1);
        assertThat(printed).endsWith("✗ The lines to replace are in `a.txt` more than once.\n");
        assertThat(run("Replace in `a.txt`:\n```\nz\n```\n```\ny\n```\n")).isEqualTo(1);
        assertThat(printed).endsWith("✗ The lines to replace are not in `a.txt`.\n");
        assertThat(run("Append to `b.txt`:\n```\nz\n```\n")).isEqualTo(1);
        assertThat(printed).endsWith("✗ There is no file `b.txt` to change.\n");
    }

    @Test
    void paceIsReadFromArgumentsOrTheEnvironment() {
        assertThat(DemoAgent.pace(new String[] {"--pace", "300ms"}, "0ms")).contains(Duration.ofMillis(300));
        assertThat(DemoAgent.pace(new String[] {"--pace=2s"}, "0ms")).contains(Duration.ofSeconds(2));
        assertThat(DemoAgent.pace(new String[0], "5ms")).contains(Duration.ofMillis(5));
        assertThat(DemoAgent.pace(new String[] {"--pace"}, "0ms")).isEmpty();
        assertThat(DemoAgent.pace(new String[] {"--pace=fast"}, "0ms")).isEmpty();
    }

    private int run(String prompt) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = new Agent(folder, new PrintStream(bytes, true, StandardCharsets.UTF_8), Duration.ZERO).run(prompt);
        printed = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }
}

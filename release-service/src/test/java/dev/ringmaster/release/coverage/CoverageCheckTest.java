package dev.ringmaster.release.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageCheckTest {
    private static final String RANK = "queue/src/main/java/q/Rank.java";
    private static final String REPORT = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
            <report name="queue"><sessioninfo id="a" start="1" dump="2"/><package name="q">
            <class name="q/Rank" sourcefilename="Rank.java"><method name="a" desc="()I" line="3"><counter type="LINE" missed="0" covered="1"/></method></class>
            <sourcefile name="Rank.java"><line nr="3" mi="0" ci="2" mb="0" cb="0"/><line nr="4" mi="2" ci="0" mb="0" cb="0"/>
            <line nr="5" mi="1" ci="1" mb="1" cb="1"/><line nr="6" mi="0" ci="1" mb="0" cb="0"/><line nr="7" mi="0" ci="1" mb="0" cb="0"/>
            <line nr="8" mi="0" ci="1" mb="0" cb="0"/><counter type="LINE" missed="1" covered="3"/></sourcefile></package></report>
            """;

    @TempDir
    private Path folder;

    @Test
    void linesThatTestsRunAreCovered() throws IOException {
        CoverageVerdict verdict = judge(patch(3, "return 1;"), "class Rank {}");

        assertThat(verdict.isCovering()).isTrue();
        assertThat(verdict.files()).containsExactly(new FileCoverage(RANK, 1, List.of(), true));
    }

    @Test
    void linesThatNoTestRunsAreMissed() throws IOException {
        CoverageVerdict verdict = judge(patch(3, "a();", "b();"), "class Rank {}");

        assertThat(verdict.isCovering()).isFalse();
        assertThat(verdict.sentences()).containsExactly(RANK + ": tests run 1 of 2 changed lines; not line 4");
    }

    @Test
    void fourOfFiveLinesAreEnough() throws IOException {
        assertThat(judge(patch(4, "a", "b", "c", "d", "e"), "class Rank {}").isCovering())
                .isTrue();
        assertThat(judge(patch(4, "a", "b", "c", "d"), "class Rank {}").isCovering())
                .isFalse();
    }

    @Test
    void lineThatWasRunInPartIsCovered() throws IOException {
        assertThat(judge(patch(5, "return a ? 1 : 2;"), "class Rank {}").isCovering())
                .isTrue();
    }

    @Test
    void linesWithoutCodeNeedNoTest() throws IOException {
        assertThat(judge(patch(20, "interface A {", "int a();", "}"), "interface Rank {}")
                        .isCovering())
                .isTrue();
    }

    @Test
    void codeThatIsMarkedToBeLeftOutOfTheReportIsNotCovered() throws IOException {
        CoverageVerdict verdict =
                judge(patch(20, "@Generated", "int a() { return 1; }", "// x"), "@Generated class Rank {}");

        assertThat(verdict.files()).containsExactly(new FileCoverage(RANK, 0, List.of(21), true));
    }

    @Test
    void moduleWithoutAReportIsNotCovered() throws IOException {
        CoverageVerdict verdict = CoverageCheck.judge(
                List.of(RANK),
                ChangedLines.of(patch(3, "a();")),
                CoverageReport.in(folder, List.of("queue")),
                path -> "");

        assertThat(verdict.isCovering()).isFalse();
        assertThat(verdict.sentences()).containsExactly(RANK + " was not measured");
    }

    @Test
    void fileThatIsNoJavaIsNotMeasured() throws IOException {
        assertThat(CoverageCheck.judge(
                                List.of("queue/src/main/resources/a.txt"), ChangedLines.of(""), report(), path -> "")
                        .isCovering())
                .isFalse();
    }

    @Test
    void reportIsReadFromWhereTheBuildLeavesIt() throws IOException {
        Path place = folder.resolve("queue").resolve(CoverageReport.PLACE);
        Files.createDirectories(place.getParent());
        Files.writeString(place, REPORT);

        assertThat(CoverageReport.in(folder, List.of("queue", "api")).modules())
                .isEqualTo(Map.of(
                        "queue", Map.of("q/Rank.java", Map.of(3, true, 4, false, 5, true, 6, true, 7, true, 8, true))));
    }

    @Test
    void whatIsNoReportIsSaid() {
        assertThatThrownBy(() -> CoverageReport.read(
                        new ByteArrayInputStream("<report><package".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void changedLinesAreCountedAsTheyStandInTheResult() {
        String patch = """
                diff --git a/a.txt b/a.txt
                --- a/a.txt
                +++ b/a.txt
                @@ -1,2 +1 @@
                -x
                -y
                +one
                @@ -9,0 +9,2 @@ context
                +++ two
                +@@ -1 +1 @@
                diff --git a/b.txt b/b.txt
                deleted file mode 100644
                --- a/b.txt
                +++ /dev/null
                @@ -1 +0,0 @@
                -gone
                """;

        assertThat(ChangedLines.of(patch).texts())
                .isEqualTo(Map.of("a.txt", Map.of(1, "one", 9, "++ two", 10, "@@ -1 +1 @@")));
    }

    private static CoverageVerdict judge(String patch, String source) throws IOException {
        return CoverageCheck.judge(List.of(RANK), ChangedLines.of(patch), report(), path -> source);
    }

    private static CoverageReport report() throws IOException {
        return new CoverageReport(Map.of(
                "queue", CoverageReport.read(new ByteArrayInputStream(REPORT.getBytes(StandardCharsets.UTF_8)))));
    }

    private static String patch(int line, String... added) {
        return "diff --git a/" + RANK + " b/" + RANK + "\n--- a/" + RANK + "\n+++ b/" + RANK + "\n@@ -1,0 +" + line
                + "," + added.length + " @@\n+" + String.join("\n+", added) + "\n";
    }
}

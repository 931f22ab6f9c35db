package dev.ringmaster.release.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.protection.Finding;
import dev.ringmaster.release.modules.Module;
import dev.ringmaster.release.modules.Reactor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCheckTest {
    private static final Reactor REACTOR = new Reactor(List.of(
            new Module("model", "model", Set.of(), Set.of()),
            new Module("queue", "queue", Set.of("model"), Set.of()),
            new Module("api", "api", Set.of("model"), Set.of())));
    private static final String RANK = "queue/src/main/java/q/Rank.java";
    private static final String RANK_TEST = "queue/src/test/java/q/RankTest.java";

    @Test
    void changedCodeWithoutATestIsUntested() {
        TestsJudgement judgement = judge(edit(RANK, "return 1;", "return 2;"));

        assertThat(judgement.untested()).containsExactly(RANK);
        assertThat(judgement.needsCoverage()).isTrue();
        assertThat(judgement.isWeakened()).isFalse();
    }

    @Test
    void newCodeWithoutATestIsUntestedToo() {
        assertThat(judge(added("queue/src/main/java/q/New.java", "class New { int a() { return 1; } }"))
                        .untested())
                .containsExactly("queue/src/main/java/q/New.java");
        assertThat(judge(added("queue/src/main/resources/q/table.txt", "a b")).untested())
                .containsExactly("queue/src/main/resources/q/table.txt");
    }

    @Test
    void codeWhoseModuleHasAChangedTestIsTested() {
        assertThat(judge(edit(RANK, "return 1;", "return 2;")
                                + edit(RANK_TEST, "assertThat(a).isEqualTo(1);", "assertThat(a).isEqualTo(2);"))
                        .needsCoverage())
                .isFalse();
    }

    @Test
    void testOfAModuleThatUsesItCounts() {
        assertThat(judge(edit("model/src/main/java/m/A.java", "return 1;", "return 2;")
                                + added(
                                        "queue/src/test/java/q/ATest.java",
                                        "  @Test void a() { assertThat(a()).isEqualTo(2); }"))
                        .needsCoverage())
                .isFalse();
    }

    @Test
    void testOfAnotherModuleDoesNotCount() {
        assertThat(judge(edit(RANK, "return 1;", "return 2;")
                                + added(
                                        "api/src/test/java/a/ATest.java",
                                        "  @Test void a() { assertThat(a()).isEqualTo(2); }"))
                        .untested())
                .containsExactly(RANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"// a better comment", "import java.util.List;", "", "class Other {}", "int unused = 1;"})
    void testFileThatProvesNothingDoesNotCount(String line) {
        assertThat(judge(edit(RANK, "return 1;", "return 2;") + edit(RANK_TEST, "// old", line))
                        .untested())
                .containsExactly(RANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"// a comment", "/** A sentence. */", " * more", "import java.util.List;", "", "  }"})
    void changeOfNoCodeNeedsNoTest(String line) {
        assertThat(judge(edit(RANK, "// was", line)).needsCoverage()).isFalse();
    }

    @Test
    void codeThatIsOnlyTakenAwayNeedsATestToo() {
        assertThat(judge(edit(RANK, "if (a) check();", "")).untested()).containsExactly(RANK);
    }

    @Test
    void documentsNeedNoTest() {
        assertThat(judge(edit("docs/a.md", "a", "b") + edit("queue/src/main/java/q/package-info.java", "a", "b"))
                        .needsCoverage())
                .isFalse();
    }

    @Test
    void deletedTestIsFound() {
        String deleted =
                "diff --git a/" + RANK_TEST + " b/" + RANK_TEST + "\ndeleted file mode 100644\n--- a/" + RANK_TEST
                        + "\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-  @Test\n-  void ranks() { assertThat(1).isEqualTo(one()); }\n";

        assertThat(judge(deleted).weakened()).extracting(Finding::kind).containsExactly(Finding.Kind.FILE_REMOVED);
        assertThat(judge(deleted).isWeakened()).isTrue();
    }

    @Test
    void skippedTestIsFound() {
        assertThat(judge(edit(RANK_TEST, "// x", "  @Disabled")).weakened())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.TEST_SKIPPED);
    }

    @Test
    void weakenedTestIsFound() {
        assertThat(judge(edit(RANK_TEST, "assertThat(rank()).isEqualTo(3);", "rank();"))
                        .weakened())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.ASSERTION_REMOVED);
    }

    private static TestsJudgement judge(String patch) {
        return TestCheck.judge(patch, REACTOR);
    }

    private static String edit(String path, String before, String after) {
        return "diff --git a/" + path + " b/" + path + "\nindex 1..2 100644\n--- a/" + path + "\n+++ b/" + path
                + "\n@@ -3 +3 @@\n-" + before + "\n+" + after + "\n";
    }

    private static String added(String path, String line) {
        return "diff --git a/" + path + " b/" + path + "\nnew file mode 100644\n--- /dev/null\n+++ b/" + path
                + "\n@@ -0,0 +1 @@\n+" + line + "\n";
    }
}

package dev.ringmaster.execution.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofGuardTest {
    private static final Set<String> NAMED = Set.of("check.sh", "tests/run.sh");

    @Test
    void deletedFileOfTestsIsFoundWithTheirNames() {
        FileChange deleted = change(
                "src/test/java/WordTest.java",
                null,
                hunk("class WordTest {|  @Test|  void countsWords() {|    assertEquals(2, count(\"a b\"));|  }|}", ""));

        assertThat(kinds(deleted)).containsExactly(Finding.Kind.FILE_REMOVED);
        assertThat(findings(deleted).getFirst().sentence())
                .isEqualTo("src/test/java/WordTest.java was deleted with 1 test (countsWords)");
    }

    @Test
    void fileOfTestsThatWasOnlyMovedIsNoFinding() {
        String body = "@Test|void a() {|assertTrue(x);|}";

        assertThat(findings(
                        change("src/test/java/OldTest.java", null, hunk(body, "")),
                        change(null, "src/test/java/sub/NewTest.java", hunk("", body))))
                .isEmpty();
        assertThat(findings(change("tests/test_old.py", "tests/test_new.py"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "src/test/java/WordTest.java, src/test/java/WordTest.java.bak",
        "tests/test_word.py, tests/test_word.txt",
        "src/word.test.ts, src/word.ts"
    })
    void fileOfTestsThatIsRenamedOutOfReachIsFound(String before, String after) {
        assertThat(kinds(change(before, after))).containsExactly(Finding.Kind.FILE_REMOVED);
    }

    @Test
    void shellTestOfAnUnknownStyleIsMissedToo() {
        assertThat(kinds(change("tests/core.sh", null, hunk("expect \"a\" \"$(tk_slug A)\"", ""))))
                .containsExactly(Finding.Kind.FILE_REMOVED);
        assertThat(kinds(change("tests/data/words.txt", null, hunk("a b c", ""))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "src/test/java/ATest.java; @Test|void gone() {|assertThat(a).isTrue();|}",
                "tests/test_a.py; def test_gone():|    assert a == 1",
                "tests/test_a.py; async def test_gone(client):|    assert a == 1",
                "src/a.test.ts; it('gone', () => {|  expect(a).toBe(1);|});",
                "web/a.spec.js; test.each([1, 2])('gone', n => {|  expect(n).toBe(1);|});",
                "pkg/a_test.go; func TestGone(t *testing.T) {|\tt.Error(1)|}",
                "src/lib.rs; #[test]|fn gone() {|assert_eq!(1, a());|}",
                "spec/a_spec.rb; it 'gone' do|expect(a).to eq 1|end",
                "tests/ATest.php; public function testGone() {|$this->assertTrue($a);|}",
                "Tests/ATests.cs; [Fact]|public void Gone() {|Assert.Equal(1, a);|}",
                "test/a_test.cc; TEST(A, Gone) {|EXPECT_EQ(1, a());|}",
                "Tests/ATests.swift; func testGone() {|XCTAssertEqual(1, a)|}",
                "test/a_test.exs; test \"gone\" do|assert a == 1|end",
                "test/a.bats; @test \"gone\" {|[ 1 = 1 ]|}"
            })
    void testThatIsTakenOutIsFoundInEveryLanguage(String path, String test) {
        assertThat(kinds(change(path, path, hunk(test, "")))).containsExactly(Finding.Kind.TEST_REMOVED);
        assertThat(kinds(change(path, path, hunk("", test)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "src/test/java/ATest.java; @Disabled(\"flaky\")",
                "src/test/kotlin/ATest.kt; }.config(enabled = false)",
                "src/test/java/ATest.java; enabled = false)",
                "src/test/java/ATest.java; @org.junit.Ignore",
                "tests/test_a.py; @pytest.mark.skip(reason=\"later\")",
                "tests/test_a.py; @unittest.skipIf(True, \"x\")",
                "tests/test_a.py; pytestmark = pytest.mark.xfail",
                "src/a.test.ts; describe.skip('a', () => {",
                "src/a.test.ts; describe.only('b', () => {",
                "src/a.test.ts; xdescribe('a', () => {",
                "pkg/a_test.go; \tt.Skip(\"later\")",
                "pkg/a_test.go; //go:build ignore",
                "src/lib.rs; #[ignore]",
                "spec/a_spec.rb; pending",
                "tests/ATest.php; $this->markTestSkipped();",
                "Tests/ATests.cs; [Ignore]",
                "test/a.bats; skip"
            })
    void skipMarkerInAFileOfBeforeIsFoundInEveryLanguage(String path, String marker) {
        assertThat(kinds(change(path, path, hunk("", marker)))).containsExactly(Finding.Kind.TEST_SKIPPED);
        assertThat(kinds(change(path, path, hunk(marker, "")))).isEmpty();
    }

    @Test
    void settingInAStringIsNoSkipMarker() {
        assertThat(kinds(change(
                        "src/test/java/ATest.java", "src/test/java/ATest.java", hunk("", "\"-c a.enabled=false\","))))
                .isEmpty();
    }

    @Test
    void testTurnedIntoASkippedOneIsFound() {
        String path = "src/a.test.ts";

        assertThat(kinds(change(path, path, hunk("it('a', () => {", "it.skip('a', () => {"))))
                .containsExactly(Finding.Kind.TEST_SKIPPED);
    }

    @Test
    void newTestMayBeSkippedAndAnImportIsNoMarker() {
        String path = "src/test/java/ATest.java";

        assertThat(findings(change(path, path, hunk("", "@Test|@Disabled|void later() {}"))))
                .isEmpty();
        assertThat(findings(change(path, path, hunk("", "import org.junit.jupiter.api.Disabled;"))))
                .isEmpty();
        assertThat(findings(change(null, path, hunk("", "@Disabled|class ATest {"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "src/test/java/ATest.java; assertEquals(3, count());",
                "tests/test_a.py; assert count() == 3",
                "src/a.test.ts; expect(count()).toBe(3);",
                "pkg/a_test.go; t.Fatalf(\"got %d\", n)"
            })
    void assertionThatGoesIsFoundAndOneThatChangesIsNot(String path, String assertion) {
        assertThat(kinds(change(path, path, hunk(assertion, "")))).containsExactly(Finding.Kind.ASSERTION_REMOVED);
        assertThat(findings(change(path, path, hunk(assertion, assertion.replace("3", "4")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "src/test/java/ATest.java; assertEquals(3, count()); assertTrue(true);",
                "src/test/java/ATest.java; assertEquals(3, count()); // assertEquals(3, count());",
                "tests/test_a.py; assert count() == 3; assert True",
                "tests/test_a.py; assert count() == 3; # assert count() == 3",
                "tests/test_a.py; assert count() == 3; pass",
                "src/a.test.ts; expect(count()).toBe(3); expect(true).toBe(true);"
            })
    void assertionIsNotReplacedByOneThatCannotFail(String path, String assertion, String instead) {
        assertThat(kinds(change(path, path, hunk(assertion, instead)))).containsExactly(Finding.Kind.ASSERTION_REMOVED);
    }

    @Test
    void severalAssertionsMayBecomeOneAndMayMove() {
        String path = "src/test/java/ATest.java";

        assertThat(findings(change(
                        path,
                        path,
                        hunk(
                                "assertThat(a).hasSize(2);|assertThat(a).contains(1);",
                                "assertThat(a).containsExactly(1, 2);"))))
                .isEmpty();
        assertThat(findings(change(path, path, hunk("assertTrue(x);", ""), hunk("", "  assertTrue(x);"))))
                .isEmpty();
    }

    @Test
    void renamedTestIsNoneThatIsMissedUnlessItsAssertionsWent() {
        String path = "src/test/java/ATest.java";

        assertThat(findings(change(path, path, hunk("@Test|void a() {", "@Test|void better() {"))))
                .isEmpty();
        assertThat(kinds(change(path, path, hunk("@Test|void a() {|assertTrue(x);|}", "@Test|void b() {|}"))))
                .containsExactly(Finding.Kind.ASSERTION_REMOVED);
    }

    @Test
    void addedTestStandsForOneThatIsGoneOnlyOnce() {
        String test = "@Test|void a() {|assertTrue(x);|}";

        assertThat(kinds(
                        change("src/test/java/ATest.java", "src/test/java/ATest.java", hunk(test, "")),
                        change("src/test/java/BTest.java", "src/test/java/BTest.java", hunk(test, "")),
                        change(null, "src/test/java/CTest.java", hunk("", test))))
                .containsExactly(Finding.Kind.TEST_REMOVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check.sh",
                "tests/run.sh",
                ".github/workflows/ci.yml",
                ".gitlab-ci.yml",
                "pytest.ini",
                "web/jest.config.js"
            })
    void whatSaysHowWorkIsProvedMustStay(String path) {
        assertThat(kinds(change(path, path, hunk("", "exit 0")))).containsExactly(Finding.Kind.GATE_CHANGED);
        assertThat(kinds(change(path, null))).containsExactly(Finding.Kind.GATE_CHANGED);
        assertThat(kinds(change(null, path, hunk("", "exit 0")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "pom.xml; ; <skipTests>true</skipTests>",
                "pom.xml; ; <testFailureIgnore>true</testFailureIgnore>",
                ".mvn/maven.config; ; -Dmaven.test.skip",
                "package.json; \"test\": \"vitest run\",; \"test\": \"true\",",
                "build.gradle; ; ignoreFailures = true"
            })
    void buildThatNoLongerTestsIsFound(String path, @Nullable String before, String after) {
        assertThat(kinds(change(path, path, hunk(before == null ? "" : before, after))))
                .containsExactly(Finding.Kind.GATE_CHANGED);
    }

    @Test
    void buildMayChangeOtherwise() {
        assertThat(findings(
                        change("pom.xml", "pom.xml", hunk("<version>1</version>", "<version>2</version>")),
                        change(
                                "package.json",
                                "package.json",
                                hunk("\"test\": \"vitest run\"", "\"test\": \"vitest run\",|\"lint\": \"eslint .\""))))
                .isEmpty();
    }

    @Test
    void whatIsNoTestMayChangeAsItLikes() {
        assertThat(findings(
                        change("src/main/java/A.java", "src/main/java/A.java", hunk("assert x > 1;", "")),
                        change("src/a.ts", null, hunk("test('this is no test', 1)", "")),
                        change("docs/testing.md", null, hunk("it('x')", ""))))
                .isEmpty();
    }

    @Test
    void onlyFilesThatMayMatterAreRead() {
        assertThat(List.of("src/test/java/A.java", "check.sh", "package.json", "src/lib.rs", "a_test.go"))
                .allMatch(path -> ProofGuard.mayMatter(path, NAMED));
        assertThat(List.of("src/main/java/A.java", "vendor/huge.js", "README.md"))
                .noneMatch(path -> ProofGuard.mayMatter(path, NAMED));
    }

    private static List<Finding> findings(FileChange... changes) {
        return ProofGuard.findings(List.of(changes), NAMED);
    }

    private static List<Finding.Kind> kinds(FileChange... changes) {
        return findings(changes).stream().map(Finding::kind).toList();
    }

    private static FileChange change(@Nullable String before, @Nullable String after, Hunk... hunks) {
        return new FileChange(before, after, List.of(hunks));
    }

    /** Lines parted by a bar. */
    private static Hunk hunk(String removed, String added) {
        return new Hunk(lines(removed), lines(added));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|"));
    }
}

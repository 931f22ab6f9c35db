package dev.ringmaster.execution.protection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How tests look in the languages that agents write most: a line at a time, so that it is a hint and no parser. */
enum TestLanguage {
    JVM(
            "java kt kts groovy scala",
            "//",
            "^\\s*@(?:[\\w.]+\\.)?(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example|ArchTest)\\b",
            "(?:\\bvoid|\\bfun|\\bdef)\\s+`?([^`(]+?)`?\\s*\\(",
            "\\bassert\\w*\\b|\\b(?:verify\\w*|expect\\w*|fail|should\\w*)\\s*\\(|\\bshould\\w*\\b",
            "@(?:[\\w.]+\\.)?(?:Disabled\\w*|Ignore\\w*)\\b|\\bassume(?:True|False|That|ingThat)?\\s*\\("
                    + "|(?:^|[(,])\\s*enabled\\s*=\\s*false"),
    PYTHON(
            "py pyi",
            "#",
            "^\\s*(?:async\\s+)?def\\s+(test\\w*)\\s*\\(",
            "",
            "^\\s*assert\\b|\\bself\\.assert\\w+|\\bpytest\\.(?:raises|warns|approx)|\\.assert_\\w+\\(",
            "pytest\\.(?:mark\\.)?(?:skip\\w*|xfail|importorskip)|unittest\\.(?:skip\\w*|expectedFailure)|\\.skipTest\\(|__test__\\s*=\\s*False"),
    SCRIPT(
            "js jsx ts tsx mjs cjs mts cts vue svelte",
            "//",
            "^\\s*(?:it|test|specify|fit|Deno\\.test)(?:\\.(?:each|concurrent|only|failing|skip|todo|for)\\b)*.*?\\(\\s*['\"`](.*?)['\"`]",
            "",
            "\\bexpect\\s*\\(|\\bassert\\w*\\b|\\.should\\b|\\bt\\.(?:is|true|false|deepEqual|throws|like)\\b",
            "\\b(?:it|test|describe|context|suite|specify)\\.(?:skip|todo|only|failing)\\b|\\b(?:xit|xtest|xdescribe|xcontext|fit|fdescribe)\\s*\\(|\\bthis\\.skip\\("),
    GO(
            "go",
            "//",
            "^func\\s+((?:Test|Fuzz|Example)\\w*)\\s*\\(|\\bt\\.Run\\(\\s*\"([^\"]*)\"",
            "",
            "\\bt\\.(?:Error|Fatal|Fail)\\w*\\(|\\b(?:assert|require)\\.\\w+\\(",
            "\\bt\\.Skip\\w*\\(|^//go:build ignore|^// \\+build ignore"),
    RUST(
            "rs",
            "//",
            "^\\s*#\\[(?:\\w+::)*(?:test|rstest|test_case|quickcheck|proptest)\\b",
            "\\bfn\\s+(\\w+)",
            "\\b(?:debug_)?assert\\w*!|\\bpanic!|\\.expect\\(",
            "#\\[ignore\\b|#\\[cfg_attr\\(.*\\bignore\\b"),
    RUBY(
            "rb",
            "#",
            "^\\s*(?:it|specify|test|scenario|example)\\s*\\(?\\s*['\"](.*?)['\"]|^\\s*def\\s+(test_\\w+)",
            "",
            "\\bexpect\\b|\\bassert\\w*|\\brefute\\w*|\\bmust_\\w+|\\bshould\\b",
            "^\\s*(?:xit|xspecify|xdescribe|xcontext|skip|pending|fit|fdescribe)\\b|\\bskip:\\s*"),
    PHP(
            "php",
            "//",
            "\\bfunction\\s+(test\\w*)\\s*\\(|^\\s*#\\[Test\\]|^\\s*(?:it|test)\\(\\s*['\"](.*?)['\"]",
            "",
            "(?:->|::)assert\\w+\\(|\\bexpect\\(|->expect\\w+\\(",
            "markTest(?:Skipped|Incomplete)|->skip\\(|->todo\\("),
    DOTNET(
            "cs fs vb",
            "//",
            "^\\s*\\[(?:Fact|Theory|Test|TestMethod|TestCase)\\b",
            "\\b(?:void|Task)\\s+(\\w+)\\s*\\(",
            "\\bAssert\\.|\\.Should\\(|\\bExpect\\(",
            "\\[Ignore\\b|\\bSkip\\s*=|\\bAssert\\.(?:Ignore|Inconclusive)\\("),
    NATIVE(
            "c cc cpp cxx h hpp m mm",
            "//",
            "^\\s*(?:TEST|TEST_F|TEST_P|TYPED_TEST|TEST_CASE|SCENARIO|BOOST_AUTO_TEST_CASE)\\s*\\(([^)]*)\\)",
            "",
            "\\b(?:ASSERT|EXPECT|CHECK|REQUIRE|BOOST_\\w+)\\w*\\s*\\(|\\bassert\\s*\\(",
            "\\bGTEST_SKIP\\b|\\bDISABLED_\\w+|\\[\\.\\]|\\[!mayfail\\]"),
    SWIFT(
            "swift",
            "//",
            "\\bfunc\\s+(test\\w*)\\s*\\(|^\\s*@Test\\b",
            "",
            "\\bXCTAssert\\w*\\(|#expect\\(|#require\\(",
            "\\bXCTSkip\\w*|\\.disabled\\("),
    ELIXIR(
            "exs ex",
            "#",
            "^\\s*(?:test|property)\\s+\"(.*?)\"",
            "",
            "^\\s*(?:assert|refute)\\w*\\b",
            "@(?:module)?tag\\s+:?skip"),
    SHELL(
            "sh bash bats",
            "#",
            "^\\s*@test\\s+['\"](.*?)['\"]|^\\s*(?:function\\s+)?(test_\\w+)\\s*\\(\\)",
            "",
            "\\bassert\\w*\\b|\\bexpect\\w*\\b",
            "^\\s*skip\\b");

    /** What cannot fail, whatever the code does. */
    private static final Pattern TRIVIAL = Pattern.compile(
            "\\b(?:assert\\w*!?|ASSERT_TRUE|EXPECT_TRUE|ok)\\s*\\(\\s*(?:true|True|1|1\\s*,\\s*1|true\\s*,\\s*true|1\\s*==\\s*1)\\s*\\)"
                    + "|^\\s*assert\\s+(?:True|true|1|1\\s*==\\s*1)\\s*(?:#.*|,.*|;)?$"
                    + "|\\bexpect\\(\\s*(\\w+)\\s*\\)\\.(?:toBe|toEqual)\\(\\s*\\1\\s*\\)");

    private final Set<String> endings;
    private final String comment;
    private final Pattern test;
    private final Pattern name;
    private final Pattern assertion;
    private final Pattern skip;

    TestLanguage(String endings, String comment, String test, String name, String assertion, String skip) {
        this.endings = Set.copyOf(Arrays.asList(endings.split(" ")));
        this.comment = comment;
        this.test = Pattern.compile(test);
        this.name = Pattern.compile(name);
        this.assertion = Pattern.compile(assertion);
        this.skip = Pattern.compile(skip);
    }

    /** The language of a file, by its ending. */
    static Optional<TestLanguage> of(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(language -> language.endings.contains(ending))
                .findFirst();
    }

    /** The tests that these lines declare, by name; {@code ?} where a name is not among the lines. */
    List<String> testsIn(List<String> lines) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher found = test.matcher(lines.get(i));
            if (!isComment(lines.get(i)) && found.find()) {
                names.add(nameOf(found, lines.subList(i, lines.size())));
            }
        }
        return names;
    }

    /** The lines that assert something that can be false. */
    List<String> assertionsIn(List<String> lines) {
        return lines.stream()
                .filter(line -> !isComment(line) && !line.strip().startsWith("import "))
                .filter(line -> assertion.matcher(line).find())
                .filter(line -> !TRIVIAL.matcher(line).find())
                .map(String::strip)
                .toList();
    }

    /** The lines that keep tests from being run. */
    List<String> skipsIn(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.strip().startsWith("import "))
                .filter(line -> !isComment(line) || line.contains("build ignore"))
                .filter(line -> skip.matcher(line).find())
                .map(String::strip)
                .toList();
    }

    private boolean isComment(String line) {
        String bare = line.strip();
        return bare.startsWith(comment) || (comment.equals("//") && (bare.startsWith("*") || bare.startsWith("/*")));
    }

    private String nameOf(Matcher declaration, List<String> from) {
        for (int group = 1; group <= declaration.groupCount(); group++) {
            if (declaration.group(group) != null) {
                return declaration.group(group);
            }
        }
        if (name.pattern().isEmpty()) {
            return "?";
        }
        // The declaration stands a few lines below its annotation at most.
        for (String line : from.subList(0, Math.min(6, from.size()))) {
            Matcher named = name.matcher(line);
            if (named.find()) {
                return named.group(1);
            }
        }
        return "?";
    }
}

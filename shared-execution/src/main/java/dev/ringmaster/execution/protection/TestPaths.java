package dev.ringmaster.execution.protection;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by their paths which files hold tests, and which say how tests are run. */
final class TestPaths {
    private static final Set<String> FOLDERS =
            Set.of("test", "tests", "spec", "specs", "__tests__", "testing", "e2e", "integration-tests", "androidTest");
    private static final Pattern NAME = Pattern.compile(
            "(?:Test|IT)[A-Z]\\w*\\.\\w+" // TestFoo.java
                    + "|\\w*(?:Test|Tests|TestCase|IT|Spec|Specs)\\.(?:java|kt|kts|groovy|scala|php|cs|fs|vb|swift|m|mm|cpp|js|ts)"
                    + "|test_.*\\.(?:py|c|cc|cpp|rb|sh)|.*_(?:test|tests|spec)\\.\\w+|.*\\.(?:test|spec|cy)\\.\\w+|.*\\.bats|conftest\\.py");
    private static final Pattern CONFIGURATION = Pattern.compile(
            "(?:.*/)?(?:pytest\\.ini|tox\\.ini|noxfile\\.py|\\.coveragerc|phpunit\\.xml(?:\\.dist)?|\\.rspec|\\.mocharc\\.\\w+"
                    + "|(?:jest|vitest|karma|playwright|cypress|ava|wdio)\\.(?:config|conf)\\.\\w+|junit-platform\\.properties)"
                    + "|\\.github/workflows/.*|\\.(?:forgejo|gitea)/workflows/.*|\\.circleci/.*|\\.gitlab-ci\\.ya?ml|\\.travis\\.ya?ml"
                    + "|azure-pipelines\\.ya?ml|Jenkinsfile|\\.woodpecker(?:\\.ya?ml|/.*)|\\.drone\\.ya?ml|bitbucket-pipelines\\.ya?ml"
                    + "|\\.buildkite/.*|appveyor\\.ya?ml|\\.cirrus\\.ya?ml");
    private static final Pattern BUILD =
            Pattern.compile("(?:.*/)?(?:pom\\.xml|build\\.gradle(?:\\.kts)?|gradle\\.properties|package\\.json"
                    + "|Makefile|makefile|GNUmakefile|justfile|Taskfile\\.ya?ml|pyproject\\.toml|setup\\.cfg|Cargo\\.toml|Rakefile|composer\\.json"
                    + "|\\.mvn/.*|mix\\.exs|CMakeLists\\.txt|.*\\.csproj)");

    private TestPaths() {}

    static boolean isTest(String path) {
        String[] parts = path.split("/");
        return NAME.matcher(parts[parts.length - 1]).matches() || isInTestFolder(path);
    }

    static boolean isInTestFolder(String path) {
        String[] parts = path.split("/");
        return Arrays.stream(parts).limit(parts.length - 1L).anyMatch(FOLDERS::contains);
    }

    /** Whether a change of the file changes how tests or continuous integration are run, whatever is in it. */
    static boolean isConfiguration(String path) {
        return CONFIGURATION.matcher(path).matches();
    }

    /** Whether the file builds the project, so that a few lines of it may say how tests are run. */
    static boolean isBuild(String path) {
        return BUILD.matcher(path).matches();
    }
}

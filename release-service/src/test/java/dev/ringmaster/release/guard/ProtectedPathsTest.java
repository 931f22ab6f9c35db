package dev.ringmaster.release.guard;

import static dev.ringmaster.release.guard.GuardedRepository.GUARD;
import static dev.ringmaster.release.guard.GuardedRepository.MIGRATION;
import static dev.ringmaster.release.guard.GuardedRepository.RANK;
import static dev.ringmaster.release.guard.GuardedRepository.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.settings.SelfImprovementSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedPathsTest {
    @TempDir
    private static Path folder;

    private static GuardedRepository repository;

    @BeforeAll
    static void layOut() {
        repository = GuardedRepository.in(folder.resolve("r.git"));
    }

    @Test
    void changeOfWhatIsDeclaredChangeablePasses() {
        assertThat(repository.judge(repository
                        .change()
                        .file(RANK, source(RANK) + "// better\n")
                        .file(
                                "queue-service/src/main/java/dev/ringmaster/queue/sub/New.java",
                                source("x/java/dev/ringmaster/queue/sub/New.java"))
                        .file("docs/new.md", "# New\n")
                        .delete("docs/guide.md")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GUARD,
                "release-service/src/test/java/dev/ringmaster/release/guard/ProtectedPathsTest.java",
                "cli/src/main/java/dev/ringmaster/cli/supervisor/Supervisor.java",
                "cli/src/main/java/dev/ringmaster/cli/install/Installer.java",
                "shared-execution/src/main/java/dev/ringmaster/execution/git/Git.java",
                "shared-settings/src/main/java/dev/ringmaster/settings/KeyTable.java",
                "scheduler-service/src/main/java/dev/ringmaster/scheduler/landing/AttemptLander.java",
                "queue-service/src/test/java/dev/ringmaster/queue/ArchitectureTest.java",
                "queue-service/src/test/resources/junit-platform.properties",
                "queue-service/src/main/resources/application.properties",
                "queue-service/pom.xml",
                "pom.xml",
                "mvnw",
                "ringmaster",
                "ringmaster.toml",
                ".ci/run",
                "scripts/find-jdk.sh",
                ".gitattributes",
                ".gitignore",
                "e2e/flywheel/Story.java",
                "LICENSE",
                "docs/contracts/api.md"
            })
    void editDeletionAndLinkInPlaceOfWhatIsProtectedAreFound(String path) {
        assertThat(repository.rules(repository.change().file(path, "changed\n")))
                .contains(Rule.PROTECTED);
        assertThat(repository.rules(repository.change().delete(path))).containsExactly(Rule.PROTECTED);
        assertThat(repository.rules(repository.change().link(path, "docs/guide.md")))
                .contains(Rule.PROTECTED, Rule.MODE);
    }

    @Test
    void protectionIsStrongerThanWhatIsDeclaredChangeable() {
        Judgement judgement = new TreeGuard(GuardRules.of(List.of("**"), List.of()))
                .judge(repository
                        .scratch()
                        .compare(
                                repository.base(),
                                repository
                                        .change()
                                        .file(GUARD, source(GUARD) + "//\n")
                                        .commit()));

        assertThat(judgement.violations()).extracting(Violation::rule).containsExactly(Rule.PROTECTED);
    }

    @Test
    void sentenceSaysWhatWasDoneToWhich() {
        assertThat(repository.judge(repository.change().delete(GUARD)))
                .containsExactly(new Violation(
                        Rule.PROTECTED, GUARD, GUARD + " is protected (release-service/**) and was deleted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTICE", "web/index.html", "cli/src/main/java/dev/ringmaster/cli/output/Ink.java"})
    void whatNobodyDeclaredChangeableIsProtected(String path) {
        assertThat(repository.rules(repository.change().file(path, "new\n"))).contains(Rule.NOT_CHANGEABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue-service/.gitattributes",
                "docs/.gitmodules",
                "docs/.lfsconfig",
                "api-service/src/test/resources/META-INF/services/org.junit.platform.launcher.PostDiscoveryFilter",
                "api-service/src/test/resources/junit-platform.properties",
                "api-service/src/test/resources/application.properties",
                ".mvn/jvm.config",
                ".mvn/extensions.xml",
                "docs/pom.xml",
                "docs/LICENSE"
            })
    void newFileThatWouldHaveASayIsFoundWhereverItLies(String path) {
        assertThat(repository.rules(repository.change().file(path, "new\n"))).contains(Rule.PROTECTED);
    }

    @Test
    void renameOutOfWhatIsProtectedIsFound() {
        assertThat(repository.rules(repository.change().move(GUARD, "docs/TreeGuard.txt")))
                .containsExactly(Rule.PROTECTED);
    }

    @Test
    void renameIntoWhatIsProtectedIsFound() {
        assertThat(repository.rules(repository.change().move("docs/guide.md", "release-service/guide.md")))
                .containsExactly(Rule.PROTECTED);
        assertThat(repository.rules(repository.change().move("docs/guide.md", ".ci/guide")))
                .containsExactly(Rule.PROTECTED);
    }

    @Test
    void folderThatIsMovedAsAWholeIsFound() {
        assertThat(repository.rules(repository
                        .change()
                        .move(GUARD, GUARD.replace("release-service", "release-service-2"))
                        .file("queue-service/src/main/resources/x.txt", "nothing to do with it\n")))
                .contains(Rule.PROTECTED, Rule.NOT_CHANGEABLE);
    }

    @Test
    void fileInThePlaceOfAFolderThatHoldsSomethingProtectedIsFound() {
        assertThat(repository.judge(repository.change().deleteFolder("cli").file("cli", "hides it\n")))
                .extracting(Violation::path)
                .contains("cli");
        assertThat(new TreeGuard(GuardRules.of(List.of("**"), List.of("contracts/kept/**")))
                        .judge(repository
                                .scratch()
                                .compare(
                                        repository.base(),
                                        repository
                                                .change()
                                                .file("contracts", "hides it\n")
                                                .commit()))
                        .violations())
                .extracting(Violation::rule)
                .containsExactly(Rule.PROTECTED);
    }

    @Test
    void executableBitIsNeitherGivenNorTaken() {
        assertThat(repository.rules(repository.change().mode(RANK, "100755"))).containsExactly(Rule.MODE);
        assertThat(repository.rules(repository.change().mode("examples/tool.sh", "100644")))
                .containsExactly(Rule.MODE);
        assertThat(repository.rules(repository.change().executable("examples/new.sh", "#!/bin/sh\n")))
                .containsExactly(Rule.MODE);
    }

    @Test
    void migrationThatIsThereIsNeitherChangedNorDeletedNorRenamed() {
        assertThat(repository.rules(repository.change().file(MIGRATION, "DROP TABLE task;\n")))
                .containsExactly(Rule.MIGRATION);
        assertThat(repository.rules(repository.change().delete(MIGRATION))).containsExactly(Rule.MIGRATION);
        assertThat(repository.rules(repository.change().move(MIGRATION, MIGRATION.replace("V1", "V2"))))
                .containsExactly(Rule.MIGRATION);
    }

    @Test
    void newMigrationIsLeftToTheSchemaCheck() {
        assertThat(repository.judge(repository.change().file(MIGRATION.replace("V1", "V2"), "CREATE TABLE t (a);\n")))
                .isEmpty();
    }

    @Test
    void sameContentUnderTwoNamesIsTwoFiles() {
        // What stands for a hard link: the tree has only blobs, and a checkout makes two files of one blob.
        String guard = source(GUARD);
        assertThat(repository.judge(repository.change().file("docs/copy-of-guard.txt", guard)))
                .isEmpty();
        assertThat(repository.rules(
                        repository.change().file("docs/guide.md", guard).file(GUARD, "changed\n")))
                .contains(Rule.PROTECTED);
    }

    @Test
    void compiledProgramIsNotTakenUnread() {
        assertThat(repository.rules(repository.change().file("queue-service/src/main/resources/a/B.class", "x")))
                .containsExactly(Rule.PROGRAM);
        assertThat(repository.rules(repository.change().file("docs/tool.JAR", "x")))
                .containsExactly(Rule.PROGRAM);
    }

    @Test
    void approvalIsBoundToTheTreeThatWasJudged() {
        String result = repository.change().delete(GUARD).commit();

        Judgement judgement = repository.judgeFrom(repository.base(), result);

        assertThat(judgement.tree()).isEqualTo(repository.scratch().git("rev-parse", result + "^{tree}"));
        assertThat(judgement.isClear()).isFalse();
        assertThat(judgement.isApprovable()).isTrue();
    }

    @Test
    void settingsOfEverybodyDeclareNoneOfTheBuiltInOnes() {
        GuardRules rules = GuardRules.of(SelfImprovementSettings.DEFAULT.changeable(), List.of());

        assertThat(List.of(GUARD, "pom.xml", ".ci/run")).allMatch(path -> !rules.isChangeable(path));
    }
}

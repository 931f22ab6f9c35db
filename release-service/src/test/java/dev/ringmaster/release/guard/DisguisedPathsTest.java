package dev.ringmaster.release.guard;

import static dev.ringmaster.release.guard.GuardedRepository.RANK;
import static dev.ringmaster.release.guard.GuardedRepository.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisguisedPathsTest {
    @TempDir
    private static Path folder;

    private static GuardedRepository repository;

    @BeforeAll
    static void layOut() {
        repository = GuardedRepository.in(folder.resolve("r.git"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".CI/run",
                ".Ci/other",
                "Pom.xml",
                "MVNW",
                "Release-Service/x",
                "docs/.GitAttributes",
                "docs/POM.XML"
            })
    void anotherCaseOfWhatIsProtectedIsProtected(String path) {
        assertThat(repository.rules(repository.change().file(path, "x\n"))).contains(Rule.PROTECTED);
    }

    @Test
    void pathsThatAreOneFileWithoutCaseCollide() {
        assertThat(repository.rules(repository.change().file("docs/GUIDE.md", "x\n")))
                .containsExactly(Rule.COLLISION);
        assertThat(repository.rules(repository
                        .change()
                        .file("README.md", "y\n")
                        .file("docs/a.md", "")
                        .file("docs/A.md", "")))
                .containsExactly(Rule.COLLISION, Rule.COLLISION);
    }

    @Test
    void foldersThatAreOneWithoutCaseCollide() {
        assertThat(repository.rules(repository
                        .change()
                        .file("queue-service/src/main/resources/DB/migration/V2__x.sql", "CREATE TABLE t (a);\n")))
                .contains(Rule.COLLISION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".c\u200Di/run", // zero-width joiner
                ".ci\uFEFF/run", // byte order mark
                "\u2060pom.xml", // word joiner
                "p\u043Em.xml", // Cyrillic o
                "mvnw\uFE0F", // variation selector
                "\uFF50om.xml", // full width p
                "release\u2010service/x", // another hyphen
                "relea\u017Fe-service/x", // long s
                "docs/.git\u200Battributes"
            })
    void whatOnlyLooksLikeAProtectedPathIsFound(String path) {
        assertThat(repository.rules(repository.change().file(path, "x\n"))).contains(Rule.CHARACTERS);
        assertThat(repository.rules(repository.change().file(path, "x\n"))).contains(Rule.PROTECTED);
    }

    @Test
    void composedAndDecomposedFormsCollide() {
        assertThat(repository.rules(
                        repository.change().file("docs/caf\u00E9.md", "a\n").file("docs/cafe\u0301.md", "b\n")))
                .contains(Rule.CHARACTERS, Rule.COLLISION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/a\nb.md",
                "docs/a\tb.md",
                "docs/a\u001B[2Jb.md",
                "docs/a\u007Fb.md",
                "docs/a\u202Eb.md",
                "docs/a\\b.md",
                "docs/a:b.md",
                "docs/a*.md",
                "docs/a.md.",
                "docs/a.md ",
                "docs/folder./a.md",
                "docs/README~1.md"
            })
    void charactersThatHideOrMeanSomethingElsewhereAreFound(String path) {
        assertThat(repository.rules(repository.change().file(path, "x\n"))).contains(Rule.CHARACTERS);
    }

    @Test
    void nameThatIsNoTextIsFound() {
        byte[] entry =
                "100644 blob %s\tab".formatted(repository.scratch().blob("x")).getBytes(StandardCharsets.US_ASCII);
        entry[entry.length - 1] = (byte) 0xE9;
        String docs = repository.scratch().git(entry, "mktree", "-z");
        String tree = repository.scratch().treeWith(repository.base(), "040000", "tree", docs, "docs2");

        assertThat(repository.judge(repository.scratch().commitTree(tree, repository.base())))
                .extracting(Violation::rule)
                .contains(Rule.CHARACTERS, Rule.NOT_CHANGEABLE);
    }

    @Test
    void violationCanBePrintedWithoutHarm() {
        assertThat(repository.judge(repository.change().file("docs/a\u001B[2J\u202Eb.md", "x\n")))
                .allSatisfy(violation -> {
                    assertThat(violation.path()).isEqualTo("docs/a\\u{1b}[2J\\u{202e}b.md");
                    assertThat(violation.sentence()).matches("[\\x20-\\x7E]+");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git",
                ".GIT",
                ".Git",
                "git~1",
                "GIT~2",
                ".git ",
                ".git.",
                ".git::$INDEX_ALLOCATION",
                ".g\u200Cit",
                ".g\u0131t",
                "\uFF0Egit"
            })
    void gitsOwnFolderIsFoundHoweverItIsWritten(String name) {
        String config = repository.scratch().blob("[core]\n\tfsmonitor = evil\n");
        String inner = repository
                .scratch()
                .git(("100644 blob " + config + "\tconfig\0").getBytes(StandardCharsets.UTF_8), "mktree", "-z");
        String tree = repository.scratch().treeWith(repository.base(), "040000", "tree", inner, name);
        String result = repository.scratch().commitTree(tree, repository.base());

        assertThat(repository.judge(result)).extracting(Violation::rule).contains(Rule.DOT_GIT);
        assertThat(repository.judgeFrom(repository.base(), result).isApprovable())
                .isFalse();
    }

    @Test
    void submoduleIsFoundWhetherItComesOrGoesOrMoves() {
        assertThat(repository.rules(repository.change().submodule("docs/other")))
                .containsExactly(Rule.SUBMODULE);
        String with = repository.change().submodule("docs/other").commit();
        assertThat(repository
                        .judgeFrom(
                                with,
                                repository
                                        .scratch()
                                        .on(with)
                                        .delete("docs/other")
                                        .commit())
                        .violations())
                .extracting(Violation::rule)
                .containsExactly(Rule.SUBMODULE);
        assertThat(repository.rules(repository.change().delete(RANK).submodule(RANK)))
                .contains(Rule.SUBMODULE);
    }

    @Test
    void settingThatHidesSubmodulesFromDifferencesHidesNothing() {
        repository.scratch().git("config", "diff.ignoreSubmodules", "all");

        assertThat(repository.rules(repository.change().submodule("docs/hidden")))
                .containsExactly(Rule.SUBMODULE);
    }

    @Test
    void filterOfAttributesIsFound() {
        assertThat(repository.rules(repository.change().file("docs/.gitattributes", "*.md filter=evil\n")))
                .containsExactly(Rule.PROTECTED);
        assertThat(repository.rules(repository.change().file(".gitattributes", "* text=auto\n*.java filter=evil\n")))
                .containsExactly(Rule.PROTECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue-service/src/main/java/dev/ringmaster/runtime/http/TokenFilter.java",
                "queue-service/src/test/java/org/junit/jupiter/api/Test.java",
                "queue-service/src/test/java/com/tngtech/archunit/junit/ArchTest.java",
                "queue-service/src/main/java/dev/ringmaster/release/guard/TreeGuard.java"
            })
    void classInThePackageOfAnotherModuleIsFound(String path) {
        assertThat(repository.rules(repository.change().file(path, source(path))))
                .containsExactly(Rule.FOREIGN_PACKAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package org.junit.jupiter.api;\nclass Rank {}\n",
                "class Rank {}\n",
                "/* package dev.ringmaster.queue; */ package dev.ringmaster.runtime;\nclass Rank {}\n",
                "// \\u000apackage dev.ringmaster.runtime;\nclass Rank { String s = \"package dev.ringmaster.queue;\"; }\n",
                "\\u0070ackage dev.ringmaster.runtime;\nclass Rank { String s = \"package dev.ringmaster.queue;\"; }\n"
            })
    void classThatDeclaresAnotherPackageIsFound(String text) {
        assertThat(repository.rules(repository.change().file(RANK, text))).containsExactly(Rule.FOREIGN_PACKAGE);
    }

    @Test
    void treeThatGitWouldNotWriteIsFound() {
        String blob = repository.scratch().blob("x\n");
        byte[] id = HexFormat.of().parseHex(blob);
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        for (String name : new String[] {"b", "a", "a"}) {
            tree.writeBytes(("100644 " + name + "\0").getBytes(StandardCharsets.US_ASCII));
            tree.writeBytes(id);
        }
        String docs = repository
                .scratch()
                .git(tree.toByteArray(), "hash-object", "-t", "tree", "-w", "--literally", "--stdin");
        String root = repository.scratch().treeWith(repository.base(), "040000", "tree", docs, "docs2");

        assertThat(repository.judge(repository.scratch().commitTree(root, repository.base())))
                .extracting(Violation::rule)
                .contains(Rule.MALFORMED);
    }
}

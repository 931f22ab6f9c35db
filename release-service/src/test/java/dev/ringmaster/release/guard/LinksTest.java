package dev.ringmaster.release.guard;

import static dev.ringmaster.release.guard.GuardedRepository.GUARD;
import static dev.ringmaster.release.guard.GuardedRepository.RANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ringmaster.release.tree.ScratchRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    @TempDir
    private static Path folder;

    private static GuardedRepository repository;

    @BeforeAll
    static void layOut() {
        repository = GuardedRepository.in(folder.resolve("r.git"));
    }

    @Test
    void linkToWhatMayBeChangedPasses() {
        assertThat(repository.judge(repository.change().link("docs/start.md", "../README.md")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "../pom.xml; leads to pom.xml, which may not be changed",
                "../.ci; leads to .ci/run, which may not be changed",
                "../release-service/src; leads to " + GuardedRepository.GUARD + ", which may not be changed",
                "..; leads to .ci/run, which may not be changed",
                "../cli; leads to cli/src/main/java/dev/ringmaster/cli/install/Installer.java, which may not be changed",
                "./../docs/./../pom.xml; leads to pom.xml, which may not be changed",
                "contracts; leads to docs/contracts/api.md, which may not be changed",
                "../web; leads to web/page.html, which may not be changed",
                "../../outside; leads out of the tree",
                "../../../../etc/passwd; leads out of the tree",
                "/etc/passwd; leads to a place outside of the tree",
                "/; leads to a place outside of the tree",
                "C:/Windows; leads to a place outside of the tree",
                "..\\pom.xml; leads to a place outside of the tree",
                "../.git/config; leads into git's own folder",
                "../.GIT/hooks; leads into git's own folder",
                "../git~1/hooks; leads into git's own folder",
                "nowhere; leads to docs/nowhere, which is not in the tree",
                "../Release-Service/src; leads to Release-Service, which is not in the tree",
                "start.md; leads round in a circle"
            })
    void linkThatLeadsElsewhereIsFound(String target, String how) {
        assertThat(repository.judge(repository.change().link("docs/start.md", target)))
                .contains(new Violation(Rule.SYMLINK, "docs/start.md", "the symbolic link docs/start.md " + how));
    }

    @Test
    void emptyLinkIsFound() {
        assertThat(repository.rules(repository.change().link("docs/start.md", "")))
                .contains(Rule.SYMLINK);
    }

    @Test
    void chainOfLinksIsFollowedToItsEnd() {
        List<Violation> violations = repository.judge(repository
                .change()
                .link("docs/a", "b")
                .link("docs/b", "../examples/c")
                .link("examples/c", "../" + GUARD));

        assertThat(violations).extracting(Violation::path).containsExactlyInAnyOrder("docs/a", "docs/b", "examples/c");
        assertThat(violations)
                .allSatisfy(violation ->
                        assertThat(violation.sentence()).contains("TreeGuard.java, which may not be changed"));
    }

    @Test
    void linkThroughALinkedFolderIsFollowed() {
        String base = repository.change().link("docs/up", "../examples").commit();

        assertThat(repository
                        .judgeFrom(
                                base,
                                repository
                                        .scratch()
                                        .on(base)
                                        .link("docs/in", "up/../release-service")
                                        .commit())
                        .violations())
                .extracting(Violation::path)
                .containsExactly("docs/in");
    }

    @Test
    void linkInThePlaceOfAProtectedFileIsFound() {
        assertThat(repository.rules(repository.change().link(GUARD, "../../../../../../../../docs/guide.md")))
                .contains(Rule.PROTECTED, Rule.MODE);
    }

    @Test
    void linkInThePlaceOfAProtectedFolderIsFound() {
        ScratchRepository.Draft change =
                repository.change().deleteFolder("release-service").link("release-service", "docs");

        assertThat(repository.judge(change))
                .extracting(Violation::path, Violation::rule)
                .contains(tuple("release-service", Rule.PROTECTED), tuple(GUARD, Rule.PROTECTED));
    }

    @Test
    void linkThatWasThereAndLeadsElsewhereNowIsFound() {
        String base = repository
                .change()
                .link("docs/a", "b")
                .link("docs/b", "guide.md")
                .commit();

        List<Violation> violations = repository
                .judgeFrom(
                        base,
                        repository
                                .scratch()
                                .on(base)
                                .link("docs/b", "../pom.xml")
                                .commit())
                .violations();

        assertThat(violations).extracting(Violation::path).containsExactly("docs/a", "docs/b");
    }

    @Test
    void linkThatWasThereAndWhoseEndIsGoneIsFound() {
        String base = repository.change().link("docs/a", "guide.md").commit();

        assertThat(repository
                        .judgeFrom(
                                base,
                                repository
                                        .scratch()
                                        .on(base)
                                        .delete("docs/guide.md")
                                        .commit())
                        .violations())
                .extracting(Violation::rule)
                .containsExactly(Rule.SYMLINK);
    }

    @Test
    void linkThatWasThereAndIsLeftAloneIsNoMatter() {
        String base = repository.change().link("docs/a", "../pom.xml").commit();

        assertThat(repository
                        .judgeFrom(
                                base,
                                repository
                                        .scratch()
                                        .on(base)
                                        .file("docs/guide.md", "new\n")
                                        .commit())
                        .violations())
                .isEmpty();
    }

    @Test
    void whatAProtectedLinkLeadsToIsAsProtected() {
        String base = repository.change().link(".ci/rank", "../" + RANK).commit();

        assertThat(repository
                        .judgeFrom(
                                base,
                                repository
                                        .scratch()
                                        .on(base)
                                        .file(RANK, GuardedRepository.source(RANK) + "//\n")
                                        .commit())
                        .violations())
                .containsExactly(new Violation(
                        Rule.SYMLINK, RANK, RANK + " was changed, and the protected link .ci/rank leads there"));
    }
}

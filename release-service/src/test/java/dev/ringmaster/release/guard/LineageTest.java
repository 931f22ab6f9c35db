package dev.ringmaster.release.guard;

import static dev.ringmaster.release.guard.GuardedRepository.GUARD;
import static dev.ringmaster.release.guard.GuardedRepository.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
    @TempDir
    private Path folder;

    private GuardedRepository repository;

    @BeforeEach
    void layOut() {
        repository = GuardedRepository.in(folder.resolve("r.git"));
    }

    @Test
    void mergeIsFoundEvenWhereItsTreeIsHarmless() {
        String one = repository.change().file("docs/a.md", "a\n").commit();
        String tree = repository.scratch().git("rev-parse", one + "^{tree}");

        assertThat(repository.judge(repository.scratch().commitTree(tree, repository.base(), one)))
                .extracting(Violation::rule)
                .containsExactly(Rule.PARENTS);
    }

    @Test
    void whatAMergeBringsInIsJudgedAsAWhole() {
        String aside = repository.change().file(GUARD, source(GUARD) + "//\n").commit();
        String tree = repository.scratch().git("rev-parse", aside + "^{tree}");

        assertThat(repository.judge(repository.scratch().commitTree(tree, repository.base(), aside)))
                .extracting(Violation::rule)
                .containsExactly(Rule.PARENTS, Rule.PROTECTED);
    }

    @Test
    void commitUponAnotherThanTheBaseIsFound() {
        String first = repository.change().file(GUARD, source(GUARD) + "//\n").commit();
        // The second takes the first back: its own difference to its parent is not what counts.
        String second =
                repository.scratch().on(first).file(GUARD, source(GUARD)).commit();

        assertThat(repository.judge(second)).extracting(Violation::rule).containsExactly(Rule.PARENTS);
        assertThat(repository.judge(
                        repository.scratch().commitTree(repository.change().tree())))
                .extracting(Violation::rule)
                .containsExactly(Rule.PARENTS);
    }

    @Test
    void replacedCommitIsSeenAsItIsAndTold() {
        String evil = repository.change().file(GUARD, source(GUARD) + "//\n").commit();
        String good = repository.change().file("docs/a.md", "a\n").commit();
        repository.scratch().git("update-ref", "refs/replace/" + evil, good);

        assertThat(repository.judge(evil)).extracting(Violation::rule).containsExactly(Rule.DISGUISED, Rule.PROTECTED);
    }

    @Test
    void replacedBlobIsSeenAsItIsAndTold() {
        String result = repository.change().link("docs/a", "../pom.xml").commit();
        String target = repository.scratch().blob("../pom.xml");
        repository
                .scratch()
                .git(
                        "update-ref",
                        "refs/replace/" + target,
                        repository.scratch().blob("guide.md"));

        assertThat(repository.judge(result)).extracting(Violation::rule).containsExactly(Rule.DISGUISED, Rule.SYMLINK);
    }

    @Test
    void graftedParentIsNotBelieved() throws IOException {
        String aside = repository.change().file("docs/b.md", "b\n").commit();
        String result = repository.scratch().on(aside).file("docs/a.md", "a\n").commit();
        Path info = repository.scratch().gitFolder().resolve("info");
        Files.createDirectories(info);
        Files.writeString(info.resolve("grafts"), result + " " + repository.base() + "\n");

        assertThat(repository.judge(result)).extracting(Violation::rule).containsExactly(Rule.PARENTS, Rule.DISGUISED);
    }
}

package dev.ringmaster.release.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.execution.git.GitFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {
    @TempDir
    private Path folder;

    private ScratchRepository repository;

    @BeforeEach
    void init() {
        repository = ScratchRepository.in(folder.resolve("r.git"));
    }

    @Test
    void changesAreTheWholeDifferenceOfTwoTrees() {
        String base = repository.commit(Map.of("a", "a\n", "b", "b\n", "c/d", "d\n"));
        String result = repository
                .on(base)
                .move("a", "e")
                .mode("b", Entry.EXECUTABLE)
                .delete("c/d")
                .commit();

        Comparison comparison = repository.compare(base, result);

        assertThat(comparison.changedPaths()).containsExactly("a", "b", "c/d", "e");
        assertThat(comparison.changes()).extracting(EntryChange::isNew).containsExactly(false, false, false, true);
        assertThat(comparison.changes()).extracting(EntryChange::isDeleted).containsExactly(true, false, true, false);
        assertThat(comparison.result().parents()).containsExactly(base);
        assertThat(comparison.wellFormed()).isTrue();
    }

    @Test
    void whatJudgesNeedIsReadWithTheTrees() {
        String base = repository.commit(Map.of("a.txt", "a\n"));
        String result = repository
                .on(base)
                .link("l", "a.txt")
                .file("A.java", "class A {}\n")
                .file("b.txt", "b\n")
                .commit();

        Comparison comparison = repository.compare(base, result);

        assertThat(text(comparison, "l")).contains("a.txt");
        assertThat(text(comparison, "A.java")).contains("class A {}\n");
        assertThat(text(comparison, "b.txt")).isEmpty();
    }

    @Test
    void hashesAreGivenInFull() {
        assertThatThrownBy(() -> repository.trees().revision("HEAD")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> repository.trees().revision("1".repeat(40))).isInstanceOf(GitFailedException.class);
    }

    @Test
    void patchIsTheSameWhateverIsSetUpForDifferences() throws IOException, InterruptedException {
        String base = repository.commit(Map.of("a", "1\n2\n3\n4\n"));
        String result = repository.on(base).file("a", "0\n2\n3\n5\n").commit();
        String plain = repository.trees().patch(base, result);

        repository.git("config", "diff.noprefix", "true");
        repository.git("config", "diff.context", "5");
        repository.git("config", "diff.interHunkContext", "9");
        repository.git("config", "diff.external", "false");
        repository.git("config", "color.ui", "always");

        assertThat(repository.trees().patch(base, result)).isEqualTo(plain);
        assertThat(plain).contains("\n@@ -1 +1 @@\n-1\n+0\n@@ -4 +4 @@\n-4\n+5\n");
    }

    private static Optional<String> text(Comparison comparison, String path) {
        return comparison.result().entries().stream()
                .filter(entry -> entry.path().equals(path))
                .findFirst()
                .flatMap(comparison::text);
    }
}

package dev.ringmaster.enricher.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.enricher.repository.RepositoryTree;
import dev.ringmaster.model.task.TaskKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsingTest {

    @ParameterizedTest
    @CsvSource({
        "Fix the crash on empty input, BUG_FIX",
        "Add a slug function, FEATURE",
        "Investigate why start-up is slow, RESEARCH",
        "Document the event topics, DOCUMENTATION",
        "Set up the CI pipeline with docker, INFRASTRUCTURE",
        "Rename Foo to Bar, CHORE",
        "Zebra, FEATURE"
    })
    void kindIsToldFromTheTitle(String title, TaskKind kind) {
        assertThat(Classification.of(title, "")).isEqualTo(kind);
    }

    @Test
    void titleWeighsMoreThanDescription() {
        assertThat(Classification.of("Add a parser", "It fails on errors, which is a bug."))
                .isEqualTo(TaskKind.FEATURE);
    }

    @Test
    void filesAndSymbolsAreFound() {
        Mentions mentions = Mentions.in(
                "Change ./src/main/java/Words.java, `Slug.of()` and README.md. WordCounter calls split_lines(x) in Makefile.");
        assertThat(mentions.paths()).contains("src/main/java/Words.java", "README.md", "Makefile");
        assertThat(mentions.symbols()).contains("Slug", "of", "WordCounter", "split_lines");
    }

    @Test
    void lineNumberAndFullStopAreNoPartOfAPath() {
        assertThat(Mentions.in("at src/Words.java:12. Then b/c.txt.").paths()).contains("src/Words.java", "b/c.txt");
    }

    @Test
    void longNoiseIsReadQuickly() {
        String noise = "a/".repeat(100_000) + "`".repeat(1000) + "aB".repeat(50_000) + "(".repeat(1000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Mentions.in(noise));
    }

    @Test
    void pathComesBeforeNameAndNameBeforeSymbol() {
        RepositoryTree tree =
                new RepositoryTree(List.of("src/Words.java", "src/Slug.java", "test/Slug.java", "a/Line.java"));
        var relevant =
                CodeStage.relevant(new Mentions(List.of("Line.java", "src/Words.java"), List.of("Slug")), tree, 10);
        assertThat(relevant.keySet()).startsWith("src/Words.java", "a/Line.java");
        assertThat(relevant).hasSize(4).containsEntry("src/Slug.java", 0.275);
    }

    @Test
    void pathOutsideTheRepositoryIsNotFound() {
        RepositoryTree tree = new RepositoryTree(List.of("src/Words.java"));
        assertThat(CodeStage.relevant(new Mentions(List.of("../../etc/passwd", "/etc/passwd"), List.of()), tree, 10))
                .isEmpty();
    }
}

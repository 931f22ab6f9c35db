package dev.ringmaster.release.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "docs/**, docs/a/b.md",
        "docs/**, docs",
        "docs, docs/a.md",
        "docs/, docs/a.md",
        "./docs/a.md, docs/a.md",
        "/docs/a.md, docs/a.md",
        "**/pom.xml, pom.xml",
        "**/pom.xml, a/b/pom.xml",
        "a/**/z.txt, a/z.txt",
        "a/**/z.txt, a/b/c/z.txt",
        "*.md, README.md",
        "a?c, abc",
        "a+(b).txt, a+(b).txt"
    })
    void namesThis(String pattern, String path) {
        assertThat(PathPattern.of(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "docs/**, docs2/a.md",
        "docs/**, a/docs/b.md",
        "docs/*, docs/a/b.md",
        "*.md, docs/README.md",
        "**/pom.xml, a/xpom.xml",
        "a?c, a/c",
        "a.c, abc",
        "docs/a.md, Docs/a.md"
    })
    void doesNotNameThat(String pattern, String path) {
        assertThat(PathPattern.of(pattern).matches(path)).isFalse();
    }

    @Test
    void liesBelowTheFoldersOfItsPlainBeginning() {
        assertThat(PathPattern.of("a/b/c*/d").isBelow("a/b")).isTrue();
        assertThat(PathPattern.of("a/b/c*/d").isBelow("a/b/cx")).isFalse();
        assertThat(PathPattern.of("**/a").isBelow("b")).isFalse();
        assertThat(PathPattern.of("ab/c").isBelow("a")).isFalse();
    }

    @Test
    void patternThatNamesNothingIsRefused() {
        assertThatThrownBy(() -> PathPattern.of(" / ")).isInstanceOf(IllegalArgumentException.class);
    }
}

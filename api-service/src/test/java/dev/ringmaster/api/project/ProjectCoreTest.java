package dev.ringmaster.api.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectCoreTest {

    @ParameterizedTest
    @CsvSource({
        "My Project,my-project",
        "Überprüfung,uberprufung",
        "3d-tools,p-3d-tools",
        "--a__b--,a-b",
        "a.very.long.name.that.goes.on.and.on.and.on.for.ever,a-very-long-name-that-goes-on-and-on-and"
    })
    void idIsTheSlugOfTheName(String name, String id) {
        assertThat(ProjectKey.ofName(name)).hasToString(id);
    }

    @Test
    void nameWithoutALetterNeedsAnId() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProjectKey.ofName("!!!"));
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/git/textkit,textkit",
        "/srv/git/textkit.git/,textkit",
        "https://example.org/team/textkit.git,textkit",
        "git@example.org:textkit.git,textkit"
    })
    void nameIsTheLastPartOfTheRepository(String repository, String name) {
        assertThat(ProjectKey.nameOfRepository(repository)).isEqualTo(name);
    }

    @Test
    void pathsAndUrlsAreToldApart() {
        assertThat(RepositoryAddress.of("/srv/../srv/git")).isEqualTo(new RepositoryAddress.Local(Path.of("/srv/git")));
        assertThat(RepositoryAddress.of("file:///srv/git")).isEqualTo(new RepositoryAddress.Local(Path.of("/srv/git")));
        assertThat(RepositoryAddress.of("https://git@example.org/a.git"))
                .isEqualTo(new RepositoryAddress.Remote("https://git@example.org/a.git"));
        assertThat(RepositoryAddress.of("git@example.org:a.git")).isInstanceOf(RepositoryAddress.Remote.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relative/path",
                "--upload-pack=touch /tmp/x",
                "ext::sh -c touch",
                "ext://sh",
                "https://me:secret@example.org/a.git"
            })
    void whatGitMustNotBeGivenIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RepositoryAddress.of(text));
    }
}

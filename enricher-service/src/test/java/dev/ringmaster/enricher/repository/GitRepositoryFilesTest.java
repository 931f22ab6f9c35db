package dev.ringmaster.enricher.repository;

import static dev.ringmaster.enricher.stage.Assignments.aProject;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryFilesTest {

    @TempDir
    private Path folder;

    private Path repository;
    private final GitRepositoryFiles files = new GitRepositoryFiles(Duration.ofSeconds(20));

    @BeforeEach
    void createRepository() throws Exception {
        repository = Files.createDirectory(folder.resolve("repository"));
        git("init", "-q", "-b", "main");
        Files.createDirectories(repository.resolve("src"));
        Files.writeString(repository.resolve("src/Words.java"), "class Words {}\n");
        Files.writeString(repository.resolve("umlaut ä.txt"), "größer\n");
        Files.write(repository.resolve("image.bin"), new byte[] {1, 0, 2});
        Files.createSymbolicLink(repository.resolve("link.txt"), Path.of("/etc/passwd"));
        commit();
    }

    @Test
    void committedFilesAreListedAndRead() {
        var project = aProject(repository.toString(), 1);
        assertThat(files.tree(project).contains("src/Words.java")).isTrue();
        assertThat(files.tree(project).named("Words")).containsExactly("src/Words.java");
        assertThat(files.read(project, List.of("src/Words.java", "umlaut ä.txt", "missing.txt")))
                .containsOnlyKeys("src/Words.java", "umlaut ä.txt")
                .containsEntry("umlaut ä.txt", "größer\n");
    }

    @Test
    void binariesAndLinksAreNotShown() {
        var project = aProject(repository.toString(), 1);
        assertThat(files.tree(project).contains("link.txt")).isFalse();
        assertThat(files.read(project, List.of("image.bin", "link.txt", "src/Words.java")))
                .containsOnlyKeys("src/Words.java");
    }

    @Test
    void targetBranchIsReadAndNotTheWorkingTree() throws Exception {
        var project = aProject(repository.toString(), 1);
        Files.writeString(repository.resolve("src/Words.java"), "changed, not committed\n");
        assertThat(files.read(project, List.of("src/Words.java"))).containsEntry("src/Words.java", "class Words {}\n");
        commit();
        assertThat(files.read(project, List.of("src/Words.java")))
                .containsEntry("src/Words.java", "changed, not committed\n");
    }

    @Test
    void packedBranchIsFoundToo() throws Exception {
        git("pack-refs", "--all", "--prune");
        assertThat(repository.resolve(".git/refs/heads/main")).doesNotExist();
        assertThat(files.tree(aProject(repository.toString(), 1)).contains("src/Words.java"))
                .isTrue();
    }

    @Test
    void whatIsNoRepositoryHasNoFiles() throws Exception {
        Path inside = Files.createDirectory(repository.resolve("inside"));
        assertThat(files.tree(aProject(folder.resolve("nowhere").toString(), 1)).isEmpty())
                .isTrue();
        assertThat(files.tree(aProject("https://example.org/x.git", 1)).isEmpty())
                .isTrue();
        assertThat(files.tree(aProject(inside.toString(), 1)).isEmpty()).isTrue();
        assertThat(files.tree(aProject("", 1)).isEmpty()).isTrue();
    }

    @Test
    void gitThatIsTooSlowIsEnded() {
        var impatient = new GitRepositoryFiles(Duration.ZERO);
        assertThat(impatient.read(aProject(repository.toString(), 1), List.of("src/Words.java")))
                .isNotNull();
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "change");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}

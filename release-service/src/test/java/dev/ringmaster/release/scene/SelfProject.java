package dev.ringmaster.release.scene;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.release.ReleaseRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A git repository with one module, and a {@code mvnw} that writes down how it was called and fails where the module holds a file
 * {@value #RED}.
 */
public final class SelfProject {

    public static final String SOURCE = "queue-service/src/main/java/dev/ringmaster/queue/Sum.java";
    public static final String TEST = "queue-service/src/test/java/dev/ringmaster/queue/SumTest.java";

    /** How long Maven takes, in seconds. */
    public static final String SLOW = "queue-service/src/main/resources/slow";

    public static final String RED = "queue-service/src/main/resources/red";

    private static final String MODULE_POM = """
            <project><parent><groupId>dev.ringmaster</groupId><artifactId>ringmaster</artifactId></parent>
            <artifactId>queue-service</artifactId></project>
            """;
    private static final String ROOT_POM = """
            <project><groupId>dev.ringmaster</groupId><artifactId>ringmaster</artifactId>
            <modules><module>queue-service</module></modules></project>
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo "$@" >> ../maven
            [ -f %s ] && sleep "$(cat %s)"
            case "$*" in *verify*) if [ -f %s ]; then echo "1 test failed"; exit 1; fi;; esac
            echo "BUILD SUCCESS"
            """.formatted(SLOW, SLOW, RED);

    private final Path path;

    public SelfProject(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            git("init", "-q", "-b", "main");
            write("pom.xml", ROOT_POM);
            write("queue-service/pom.xml", MODULE_POM);
            write(SOURCE, "package dev.ringmaster.queue;\n\nclass Sum {\n}\n");
            write(TEST, "package dev.ringmaster.queue;\n\nclass SumTest {\n}\n");
            write("mvnw", MAVEN);
            Files.setPosixFilePermissions(path.resolve("mvnw"), PosixFilePermissions.fromString("rwxr-xr-x"));
            git("add", "-A");
            git("commit", "-q", "-m", "first");
            git("checkout", "-q", "--detach");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    public Project project() {
        return new Project(
                new ProjectId("ringmaster"),
                1,
                "Ringmaster",
                path.toString(),
                "main",
                Workspace.WORKTREE,
                List.of(),
                "",
                List.of(),
                ProjectPolicy.DEFAULT,
                List.of(),
                null);
    }

    public void write(String file, String text) {
        try {
            Files.createDirectories(path.resolve(file).getParent());
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changed code with a test of it. */
    public void improve(String what) {
        write(
                SOURCE,
                "package dev.ringmaster.queue;\n\nclass Sum {\n    int of(int a, int b) {\n        return " + what
                        + ";\n    }\n}\n");
        write(
                TEST,
                "package dev.ringmaster.queue;\n\nclass SumTest {\n    @Test\n    void sums() {\n"
                        + "        assertThat(new Sum().of(1, 1)).isEqualTo(" + what + ");\n    }\n}\n");
    }

    /** What was written becomes a commit upon the target, which does not move; its release as the next attempt hands it over. */
    public ReleaseRef commit(int release) {
        String base = rev("main");
        git("add", "-A");
        git("commit", "-q", "-m", "improve");
        String commit = rev("HEAD");
        git("update-ref", "refs/ringmaster/release/" + commit, commit);
        git("checkout", "-q", "--detach", "-f", "main");
        AttemptRef attempt = new AttemptRef(
                new TaskId("ringmaster-" + System.nanoTime()),
                new ProjectId("ringmaster"),
                AttemptId.of(new UUID(0x019ca8d25a007000L, 0x8000000000000000L | System.nanoTime()).toString()),
                new Epoch(1),
                new WorkerId("claude"));
        return new ReleaseRef(ReleaseId.ofNumber(release), attempt, base, commit, rev(commit + "^{tree}"), "main");
    }

    /** Something else lands on the target. */
    public void landElsewhere(String file, String text) {
        git("checkout", "-q", "-f", "main");
        write(file, text);
        git("add", "-A");
        git("commit", "-q", "-m", "other");
        git("checkout", "-q", "--detach");
    }

    public String rev(String name) {
        return git("rev-parse", name).strip();
    }

    public String git(String... arguments) {
        List<String> line = new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@localhost"));
        line.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(line)
                    .directory(path.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(line + " said: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

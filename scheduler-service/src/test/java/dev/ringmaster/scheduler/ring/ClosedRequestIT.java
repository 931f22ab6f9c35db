package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.project.LandingMode;
import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person closes a request at the forge, whose program is played here: the work fails with a reason that asks a person. */
class ClosedRequestIT {

    private static final String URL = "https://github.com/team/shop/pull/7";

    @TempDir
    Path home;

    private KillableRing killable;
    private Ring ring;

    @BeforeEach
    void start() throws Exception {
        Path gh = Files.createDirectories(home.resolve("bin")).resolve("gh");
        Files.writeString(gh, """
                #!/bin/sh
                echo "$1 $2" >>%1$s/asked
                case "$2" in
                    create) echo %2$s ;;
                    view) printf '{"state":"%%s"}\\n' "$(cat %1$s/state)" ;;
                esac
                """.formatted(home, URL));
        assertThat(gh.toFile().setExecutable(true)).isTrue();
        killable = new KillableRing(home, Map.of("PATH", home.resolve("bin") + ":" + System.getenv("PATH")));
        ring = killable.ring();
    }

    @AfterEach
    void stop() throws Exception {
        killable.close();
    }

    @Test
    void closedRequestAsksAPersonAndKeepsTheWork() throws Exception {
        Files.writeString(home.resolve("state"), "OPEN");
        TestRepository repository = new TestRepository(home.resolve("repository"));
        // A path that looks like a host's: seen from where the scheduler runs git.
        Path remote = repository.path().resolve(".git/github.local/shop.git");
        repository.git("init", "-q", "--bare", "-b", "main", remote.toString());
        repository.git("push", "-q", remote.toString(), "main");
        repository.git("remote", "add", "origin", "github.local/shop.git");
        Project project = ring.repositoryProject("closed", repository.path(), LandingMode.PULL_REQUEST);
        Assignment assignment = Ring.assignment(project, "shell");
        ring.prepare(assignment, "echo made > made.txt");
        AttemptEvent.AttemptProposed proposed = ring.awaitEvent(assignment, AttemptEvent.AttemptProposed.class);
        assertThat(proposed.url()).isEqualTo(URL);
        await().atMost(Ring.SOON).until(() -> asked().contains("pr view"));
        assertThat(ring.toldOf(assignment)).doesNotContain(AttemptEvent.AttemptFinished.class);

        Files.writeString(home.resolve("state"), "CLOSED");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.PROJECT_PROBLEM);
            assertThat(failed.message()).isEqualTo("the request " + URL + " was closed without being merged");
            assertThat(failed.detail()).contains(proposed.branch(), "retry", "drop");
        });
        assertThat(repository.git("rev-parse", proposed.branch())).isNotBlank();
    }

    private String asked() throws IOException {
        return Files.exists(home.resolve("asked")) ? Files.readString(home.resolve("asked")) : "";
    }
}

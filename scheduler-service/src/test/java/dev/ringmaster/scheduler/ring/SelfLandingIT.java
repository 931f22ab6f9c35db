package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose repository is the one that the installed programs come from. */
@QuarkusTest
@WithTestResource(
        value = RingTestResource.class,
        initArgs = @ResourceArg(name = "toml", value = Workers.TOML + "\n[self_improvement]\nenabled = true\n"))
class SelfLandingIT {

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @TempDir
    Path folder;

    private RingEvents events;
    private Ring ring;
    private TestRepository repository;

    @BeforeEach
    void listen() throws Exception {
        events = new RingEvents(bootstrap, settings.codec());
        ring = new Ring(envelope -> sender.send(envelope).toCompletableFuture().join(), events);
        repository = new TestRepository(folder.resolve("repository"));
        Files.createDirectories(settings.folder().app());
        Files.writeString(
                settings.folder().app().resolve("origin"),
                "0".repeat(40) + "\n"
                        + repository.git("rev-list", "--max-parents=0", "main").strip() + "\n");
    }

    @AfterEach
    void stop() throws InterruptedException {
        events.close();
    }

    @Test
    void workIsHandedOverAndItsRepositoryHeldUntilTheReleaseIsKept() throws Exception {
        Path runs = folder.resolve("runs");
        Project project =
                ring.repositoryProject("self", repository.path(), Gate.ofShellLine("ok", "echo run >> " + runs));
        String before = repository.head();
        Assignment first = Ring.assignment(project, "shell");
        ring.prepare(first, "echo one > one.txt");

        AttemptEvent.AttemptHandedOver handedOver = ring.awaitEvent(first, AttemptEvent.AttemptHandedOver.class);
        assertThat(handedOver.base()).isEqualTo(before);
        assertThat(repository.head()).as("nothing has moved").isEqualTo(before);
        assertThat(repository
                        .git("rev-parse", "refs/ringmaster/release/" + first.attempt())
                        .strip())
                .isEqualTo(handedOver.commit());
        Assignment second = Ring.assignment(project, "shell");
        ring.prepare(second, "echo two > two.txt");
        ring.awaitEvent(second, AttemptEvent.AttemptProven.class);

        // A release-service moves the target; here nobody else does.
        repository.git("merge", "-q", "--ff-only", handedOver.commit());
        assertThat(ring.toldOf(second)).doesNotContain(AttemptEvent.AttemptHandedOver.class);
        ReleaseRef kept = release("r-1", first, handedOver);
        ring.tell(new ImprovementEvent.ImprovementKept(kept, "ringmaster-r-1", "quiet", Instant.now()));

        assertThat(ring.awaitOutcome(first)).isEqualTo(new Outcome.Succeeded(handedOver.commit()));
        AttemptEvent.AttemptHandedOver next = ring.awaitEvent(second, AttemptEvent.AttemptHandedOver.class);
        assertThat(next.base()).isEqualTo(handedOver.commit());

        ring.tell(new ImprovementEvent.ImprovementRejected(
                release("r-2", second, next),
                ReleaseStage.PROOF,
                FailureClass.PROOF_FAILED,
                "the proof failed",
                "2 tests",
                Instant.now()));
        assertThat(ring.awaitOutcome(second))
                .isEqualTo(new Outcome.Failed(FailureClass.PROOF_FAILED, "the proof failed", "2 tests"));
        await().atMost(Ring.SOON).until(() -> !Files.exists(settings.folder().worktree(first.attempt())));
        assertThat(repository.git("for-each-ref", "refs/ringmaster/release/" + first.attempt()))
                .isEmpty();
    }

    @Test
    void workThatIsOutdatedIsPutUponTheNewestTargetAndHandedOverAgain() throws Exception {
        Project project = ring.repositoryProject("moving", repository.path(), Gate.ofShellLine("ok", "true"));
        Assignment assignment = Ring.assignment(project, "shell");
        ring.prepare(assignment, "echo one > one.txt");
        AttemptEvent.AttemptHandedOver first = ring.awaitEvent(assignment, AttemptEvent.AttemptHandedOver.class);
        repository.write("other.txt", "other\n");
        repository.commit("meanwhile");

        ring.tell(new ImprovementEvent.ImprovementOutdated(release("r-3", assignment, first), Instant.now()));

        await().atMost(Ring.SOON)
                .until(() -> repository
                        .git("rev-parse", "refs/ringmaster/release/" + assignment.attempt() + "^")
                        .strip()
                        .equals(repository.head()));
        String again = repository
                .git("rev-parse", "refs/ringmaster/release/" + assignment.attempt())
                .strip();
        await().atMost(Ring.SOON)
                .until(() -> ring.toldOf(assignment).stream()
                                .filter(AttemptEvent.AttemptHandedOver.class::equals)
                                .count()
                        == 2);
        ring.tell(new ImprovementEvent.ImprovementWentBack(
                new ReleaseRef(new ReleaseId("r-4"), assignment.ref(), repository.head(), again, "", "main"),
                "it crashed",
                "3 times",
                null,
                Instant.now()));
        assertThat(ring.awaitOutcome(assignment))
                .isEqualTo(new Outcome.Failed(FailureClass.RELEASE_FAILED, "it crashed", "3 times"));
    }

    private static ReleaseRef release(String id, Assignment assignment, AttemptEvent.AttemptHandedOver handedOver) {
        return new ReleaseRef(new ReleaseId(id), assignment.ref(), handedOver.base(), handedOver.commit(), "", "main");
    }
}

package dev.ringmaster.release.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.release.scene.PretendedInstallation;
import dev.ringmaster.release.scene.SelfProject;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.runtime.trace.TraceContext;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(value = RingTestResource.class, initArgs = @ResourceArg(name = "toml", value = ReleaseIT.TOML))
class ReleaseIT {

    static final String TOML = """
            [self_improvement]
            enabled = true
            proof = ["./mvnw", "-B", "verify"]
            health_window = "1s"
            """;

    private static final Duration SOON = Duration.ofSeconds(40);

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @TempDir
    Path folder;

    private final TimeOrderedIds ids = new TimeOrderedIds(InstantSource.system(), RandomGenerator.getDefault());
    private ToldEvents told;
    private SelfProject self;
    private PretendedInstallation installation;
    private static long version = 1;

    @BeforeEach
    void setUp() {
        self = new SelfProject(folder.resolve("repository"));
        installation = new PretendedInstallation(settings.folder().app());
        installation.remove("refuse");
        installation.remove("dies");
        installation.remove("went-back.json");
        told = new ToldEvents(bootstrap, settings.codec());
        send(Topic.PROJECTS, new ProjectEvent.ProjectUpdated(self.project().atVersion(++version)));
    }

    @AfterEach
    void stop() throws InterruptedException {
        told.close();
    }

    @Test
    void improvementGoesAllTheWayAndBackAgainWhenAPersonAsks() {
        self.improve("a + b");
        ReleaseRef ref = handOver();
        TaskId task = ref.attempt().task();

        await().atMost(SOON).until(() -> told.of(task).contains("improvement.kept"));

        assertThat(told.of(task))
                .containsExactly(
                        "improvement.begun",
                        "entered guard",
                        "passed guard",
                        "entered tests",
                        "passed tests",
                        "entered proof",
                        "passed proof",
                        "entered build",
                        "passed build",
                        "entered schema",
                        "passed schema",
                        "entered swap",
                        "passed swap",
                        "improvement.live",
                        "entered watch",
                        "passed watch",
                        "improvement.kept");
        assertThat(self.rev("main")).isEqualTo(ref.commit());
        var kept = told.all(ImprovementEvent.ImprovementKept.class, task).getFirst();
        assertThat(kept.release().commit()).isEqualTo(ref.commit());
        assertThat(kept.release().tree()).isEqualTo(ref.tree());
        assertThat(installation.read("last-known-good"))
                .isEqualTo(kept.release().release().value());
        assertThat(self.rev(kept.tag())).isEqualTo(ref.commit());

        send(Topic.ATTEMPTS, finished(ref, new Outcome.Succeeded(ref.commit())));
        send(Topic.TASKS, new ControlEvent.RollbackRequested(kept.release().release(), "ann"));
        await().atMost(SOON).until(() -> told.of(task).contains("improvement.went-back"));

        assertThat(self.rev("main^{tree}")).isEqualTo(self.rev(ref.base() + "^{tree}"));
        assertThat(installation.read("running")).isEqualTo("r-0");
        assertThat(told.all(ImprovementEvent.ImprovementWentBack.class, task)
                        .getFirst()
                        .revert())
                .isEqualTo(self.rev("main"));
    }

    @Test
    void releaseThatTheSupervisorTookBackGoesOutOfTheTargetToo() {
        installation.put("dies", "");
        self.improve("a * b");
        ReleaseRef ref = handOver();
        TaskId task = ref.attempt().task();

        await().atMost(SOON).until(() -> told.of(task).contains("improvement.went-back"));

        var back = told.all(ImprovementEvent.ImprovementWentBack.class, task).getFirst();
        assertThat(back.reason()).contains("could not start three times");
        assertThat(back.revert()).isEqualTo(self.rev("main"));
        assertThat(self.rev("main^{tree}")).isEqualTo(self.rev(ref.base() + "^{tree}"));
        assertThat(told.of(task)).doesNotContain("improvement.kept");
        send(Topic.TASKS, new ControlEvent.BreakerCloseRequested("ann"));
    }

    @Test
    void approvalLetsTheSameTreePassAndNoOther() {
        self.improve("a + b");
        self.write("pom.xml", "<project><modules><module>queue-service</module></modules></project>\n");
        ReleaseRef ref = handOver();
        TaskId task = ref.attempt().task();
        await().atMost(SOON).until(() -> !told.questions(task).isEmpty());
        Decision question = told.questions(task).getFirst().decision();
        assertThat(question.kind()).isEqualTo(DecisionKind.PROTECTED_CHANGE);

        send(
                Topic.TASKS,
                new TaskEvent.DecisionAnswered(
                        task,
                        new Answer(
                                question.id(),
                                task,
                                question.question(),
                                DecisionOption.APPROVE,
                                "",
                                "ann",
                                Instant.now())));
        await().atMost(SOON).until(() -> told.of(task).contains("improvement.approved"));
        send(Topic.ATTEMPTS, new AttemptEvent.AttemptHandedOver(ref.attempt(), "main", ref.base(), ref.commit()));

        await().atMost(SOON).until(() -> told.of(task).contains("improvement.kept"));
        assertThat(told.questions(task)).hasSize(1);
        assertThat(self.rev("main")).isEqualTo(ref.commit());
    }

    @Test
    void attemptThatEndsWhileItsProofRunsEndsItsRelease() {
        self.improve("a + b");
        self.write(SelfProject.SLOW, "60");
        ReleaseRef ref = handOver();
        TaskId task = ref.attempt().task();
        await().atMost(SOON).until(() -> told.of(task).contains("entered proof"));

        send(Topic.ATTEMPTS, finished(ref, new Outcome.Cancelled("no need")));

        await().atMost(SOON).until(() -> told.of(task).contains("improvement.rejected"));
        assertThat(self.rev("main")).isEqualTo(ref.base());
        await().atMost(SOON).until(() -> self.git("worktree", "list").lines().count() == 1);
    }

    @Test
    void threeFailuresInARowStopReleasesUntilAPersonLetsThemGoOn() {
        send(Topic.TASKS, new ControlEvent.BreakerCloseRequested("ann"));
        for (int i = 0; i < 3; i++) {
            self.improve("a - b + " + i);
            self.write(SelfProject.RED, "");
            ReleaseRef ref = handOver();
            TaskId task = ref.attempt().task();
            await().atMost(SOON).until(() -> told.of(task).contains("improvement.rejected"));
            assertThat(told.all(ImprovementEvent.ImprovementRejected.class, task)
                            .getFirst()
                            .failure())
                    .isEqualTo(FailureClass.PROOF_FAILED);
        }
        await().atMost(SOON)
                .until(() ->
                        !told.breaker().isEmpty() && told.breaker().getLast().open());

        self.improve("a + b + 9");
        ReleaseRef waiting = handOver();
        TaskId task = waiting.attempt().task();
        await().atMost(SOON).until(() -> told.of(task).contains("improvement.begun"));
        send(Topic.TASKS, new ControlEvent.BreakerCloseRequested("ann"));

        await().atMost(SOON).until(() -> told.of(task).contains("improvement.kept"));
        assertThat(told.breaker().getLast().open()).isFalse();
    }

    private ReleaseRef handOver() {
        ReleaseRef ref = self.commit(1);
        send(
                Topic.ATTEMPTS,
                new AttemptEvent.AttemptHandedOver(ref.attempt(), ref.targetBranch(), ref.base(), ref.commit()));
        return ref;
    }

    private static AttemptEvent finished(ReleaseRef ref, Outcome outcome) {
        return new AttemptEvent.AttemptFinished(ref.attempt(), outcome, true, Instant.now());
    }

    private void send(Topic topic, Event event) {
        sender.send(new EventEnvelope(
                        ids.nextEvent(),
                        "/ringmaster/test",
                        topic,
                        Instant.now(),
                        TraceContext.newTrace().traceparent(),
                        event))
                .toCompletableFuture()
                .join();
    }
}

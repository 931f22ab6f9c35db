package dev.ringmaster.release.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.model.settings.SelfImprovementSettings;
import dev.ringmaster.release.pipeline.Release;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.pipeline.ReleaseState;
import dev.ringmaster.release.run.LongCommands;
import dev.ringmaster.release.scene.PretendedInstallation;
import dev.ringmaster.release.scene.SelfProject;
import dev.ringmaster.release.vitals.AttemptEnds;
import dev.ringmaster.release.vitals.RingReader;
import dev.ringmaster.release.vitals.Vitals;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStagesTest {

    @TempDir
    Path home;

    private SelfProject self;
    private PretendedInstallation installation;
    private Places places;
    private Stages stages;
    private RingReader.Probe probe = RingReader.Probe.NOT_SENT;

    @BeforeEach
    void setUp() throws IOException, InterruptedException {
        self = new SelfProject(home.resolve("repository"));
        places = new Places(new RingFolder(home.resolve("ring")));
        installation = new PretendedInstallation(places.ring().app());
        stages = stages(places);
    }

    private Stages stages(Places where) throws IOException, InterruptedException {
        SelfImprovementSettings standard = SelfImprovementSettings.DEFAULT;
        SelfImprovementSettings settings = new SelfImprovementSettings(
                true,
                standard.protectedFiles(),
                standard.changeable(),
                true,
                true,
                "full",
                List.of("./mvnw", "-o", "-B", "verify"),
                standard.fastProof(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                2,
                0.05);
        RingReader reader = new RingReader() {
            @Override
            public Vitals read() {
                return new Vitals(Instant.now(), Map.of());
            }

            @Override
            public Probe sendTask() {
                return probe;
            }
        };
        return new LocalStages(new Tools(
                where,
                settings,
                new LongCommands(home.resolve("scripts"), InstantSource.system()),
                reader,
                from -> new AttemptEnds.Count(0, 0),
                InstantSource.system(),
                System.getenv()));
    }

    @Test
    void improvementPassesEveryStageAndIsKept() throws Exception {
        self.improve("a + b");
        ReleaseRef ref = self.commit(1);

        for (ReleaseStage stage : ReleaseStage.values()) {
            if (stage != ReleaseStage.GO_BACK) {
                assertThat(work(ref, stage)).isInstanceOf(ReleaseCommand.Pass.class);
            }
        }
        assertThat(stages.keep(job(ref, new ReleaseState.Keeping("", null))))
                .isEqualTo(new ReleaseCommand.RecordKept("ringmaster-r-1"));

        assertThat(self.rev("main")).isEqualTo(ref.commit());
        assertThat(self.rev("ringmaster-r-1")).isEqualTo(ref.commit());
        assertThat(installation.read("last-known-good")).isEqualTo("r-1");
        assertThat(Files.readAllLines(places.folder(ref.release()).resolve("maven")))
                .containsExactly("-o -B verify", "-o -B -DskipTests -pl queue-service -am package");
        assertThat(installation.calls().getFirst())
                .startsWith("release stage r-1 --checkout ")
                .endsWith("--commit " + ref.commit() + " --modules queue-service");
    }

    @Test
    void proofThatFailsRejectsWithTheEndOfItsOutput() throws Exception {
        self.improve("a - b");
        self.write(SelfProject.RED, "");
        ReleaseRef ref = self.commit(1);

        assertThat(work(ref, ReleaseStage.PROOF)).isInstanceOfSatisfying(ReleaseCommand.Reject.class, reject -> {
            assertThat(reject.failure()).isEqualTo(FailureClass.PROOF_FAILED);
            assertThat(reject.detail()).contains("1 test failed");
        });
    }

    @Test
    void protectedFileIsAskedAboutUntilThisVeryTreeIsApproved() throws Exception {
        self.improve("a + b");
        self.write("pom.xml", "<project/>");
        ReleaseRef ref = self.commit(1);

        assertThat(work(ref, ReleaseStage.GUARD)).isInstanceOfSatisfying(ReleaseCommand.Ask.class, ask -> {
            assertThat(ask.kind()).isEqualTo(DecisionKind.PROTECTED_CHANGE);
            assertThat(ask.detail()).contains("pom.xml", "+<project/>");
        });
        assertThat(stages.work(
                        new Job(
                                release(ref, checking(ReleaseStage.GUARD)),
                                self.project(),
                                Map.of(DecisionKind.PROTECTED_CHANGE, "ann")),
                        ReleaseStage.GUARD))
                .isInstanceOfSatisfying(
                        ReleaseCommand.Pass.class,
                        pass -> assertThat(pass.evidence()).startsWith("approved by ann"));
    }

    @Test
    void proofUsesTheMeasureOfTheBase() throws Exception {
        self.improve("a + b");
        self.write("mvnw", "#!/bin/sh\nexit 0\n");
        ReleaseRef ref = self.commit(1);

        assertThat(work(ref, ReleaseStage.PROOF)).isInstanceOf(ReleaseCommand.Pass.class);

        assertThat(places.folder(ref.release()).resolve("maven")).exists();
    }

    @Test
    void codeWithoutTestsIsAskedAbout() throws Exception {
        self.write(
                SelfProject.SOURCE,
                "package dev.ringmaster.queue;\n\nclass Sum {\n    int three() {\n        return 3;\n    }\n}\n");
        ReleaseRef ref = self.commit(1);

        assertThat(work(ref, ReleaseStage.TESTS))
                .isInstanceOfSatisfying(
                        ReleaseCommand.Ask.class, ask -> assertThat(ask.kind()).isEqualTo(DecisionKind.TESTS_MISSING));
    }

    @Test
    void documentationNeedsNoProgramToBeReplaced() throws Exception {
        self.write("docs/a.md", "hello\n");
        ReleaseRef ref = self.commit(1);

        work(ref, ReleaseStage.BUILD);
        work(ref, ReleaseStage.SWAP);
        work(ref, ReleaseStage.WATCH);

        assertThat(self.rev("main")).isEqualTo(ref.commit());
        assertThat(installation.calls()).isEmpty();
    }

    @Test
    void targetThatMovedOutdatesTheReleaseBeforeAnythingIsReplaced() throws Exception {
        self.improve("a + b");
        ReleaseRef ref = self.commit(1);
        work(ref, ReleaseStage.BUILD);
        self.landElsewhere("docs/other.md", "other\n");

        assertThat(work(ref, ReleaseStage.SWAP)).isInstanceOf(ReleaseCommand.Outdate.class);
        assertThat(installation.read("running")).isEqualTo("r-0");
    }

    @Test
    void releaseThatDoesNotStartGoesBackToTheTreeOfTheBase() throws Exception {
        self.improve("a + b");
        ReleaseRef ref = self.commit(1);
        installation.put("refuse", "");
        work(ref, ReleaseStage.BUILD);

        assertThat(work(ref, ReleaseStage.SWAP))
                .isInstanceOfSatisfying(
                        ReleaseCommand.Harm.class,
                        harm -> assertThat(harm.reason()).contains("queue-service: it was not ready within 25 s"));
        assertThat(goBack(ref)).isInstanceOfSatisfying(ReleaseCommand.RecordBack.class, back -> {
            assertThat(back.revert()).isEqualTo(self.rev("main"));
            assertThat(back.evidence()).contains("the ring runs r-0 again", "hash for hash");
        });
        assertThat(self.rev("main^{tree}")).isEqualTo(self.rev(ref.base() + "^{tree}"));
        assertThat(self.rev("main~1")).isEqualTo(ref.commit());
    }

    @Test
    void goingBackTwiceTakesTheReleaseOutOnce() throws Exception {
        self.improve("a + b");
        ReleaseRef ref = self.commit(1);
        work(ref, ReleaseStage.BUILD);
        work(ref, ReleaseStage.SWAP);

        ReleaseCommand first = goBack(ref);
        assertThat(goBack(ref)).isEqualTo(first);
        assertThat(self.rev("main~1")).isEqualTo(ref.commit());
    }

    @Test
    void goingBackKeepsWhatLandedSince() throws Exception {
        self.improve("a + b");
        ReleaseRef ref = self.commit(1);
        work(ref, ReleaseStage.BUILD);
        work(ref, ReleaseStage.SWAP);
        self.landElsewhere("docs/other.md", "other\n");

        assertThat(goBack(ref)).isInstanceOf(ReleaseCommand.RecordBack.class);
        assertThat(self.git("show", "main:docs/other.md")).isEqualTo("other\n");
        assertThat(self.git("show", "main:" + SelfProject.SOURCE)).doesNotContain("a + b");
    }

    @Test
    void whatTheSupervisorTookBackIsHarm() throws Exception {
        self.improve("a + b");
        ReleaseRef ref = self.commit(1);
        installation.put("dies", "");
        work(ref, ReleaseStage.BUILD);
        work(ref, ReleaseStage.SWAP);

        assertThat(work(ref, ReleaseStage.WATCH))
                .isInstanceOfSatisfying(
                        ReleaseCommand.Harm.class,
                        harm -> assertThat(harm.reason()).contains("could not start three times"));
        assertThat(stages.keep(job(ref, new ReleaseState.Keeping("", null)))).isInstanceOf(ReleaseCommand.Harm.class);
        assertThat(self.git("tag")).isEmpty();
    }

    @Test
    void probeThatIsLostIsHarmOnlyIfOneCameBackBefore() throws Exception {
        self.improve("a + b");
        ReleaseRef ref = self.commit(1);
        work(ref, ReleaseStage.BUILD);
        probe = RingReader.Probe.CAME_BACK;
        work(ref, ReleaseStage.SWAP);
        probe = RingReader.Probe.LOST;

        assertThat(work(ref, ReleaseStage.WATCH))
                .isInstanceOfSatisfying(
                        ReleaseCommand.Harm.class,
                        harm -> assertThat(harm.reason()).contains("did not come back"));
    }

    @Test
    void keptReleaseIsTakenBackToTheOneBeforeIt() throws Exception {
        self.improve("a + b");
        ReleaseRef ref = self.commit(1);
        work(ref, ReleaseStage.BUILD);
        work(ref, ReleaseStage.SWAP);
        stages.keep(job(ref, new ReleaseState.Keeping("", null)));

        goBack(ref);

        assertThat(installation.calls().getLast()).startsWith("release back r-0 --reason");
        assertThat(installation.read("running")).isEqualTo("r-0");
    }

    @Test
    void anotherServiceRejoinsTheProofThatAKilledOneBegan() throws Exception {
        self.improve("a + b");
        self.write(SelfProject.SLOW, "2");
        ReleaseRef ref = self.commit(1);
        Thread killed = Thread.ofPlatform().start(() -> {
            try {
                work(ref, ReleaseStage.PROOF);
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Path begun = places.folder(ref.release()).resolve("maven");
        await().until(() -> Files.exists(begun));
        killed.interrupt();
        killed.join();
        Path mark = Files.createFile(places.tree(ref.release()).resolve("mark"));

        assertThat(stages(places).work(job(ref, checking(ReleaseStage.PROOF)), ReleaseStage.PROOF))
                .isInstanceOf(ReleaseCommand.Pass.class);
        assertThat(Files.readAllLines(begun)).hasSize(1);
        assertThat(mark).exists();
    }

    @Test
    void worktreeIsGoneOnceTheReleaseIsOver() throws Exception {
        self.improve("a + b");
        ReleaseRef ref = self.commit(1);
        work(ref, ReleaseStage.PROOF);

        stages.tidy(job(ref, checking(ReleaseStage.PROOF)));

        assertThat(places.tree(ref.release())).doesNotExist();
        assertThat(self.git("worktree", "list").lines()).hasSize(1);
    }

    private ReleaseCommand goBack(ReleaseRef ref) throws IOException, InterruptedException {
        return stages.work(
                job(ref, new ReleaseState.GoingBack("it crashed", "", null, Instant.now())), ReleaseStage.GO_BACK);
    }

    private ReleaseCommand work(ReleaseRef ref, ReleaseStage stage) throws IOException, InterruptedException {
        ReleaseState state = switch (stage) {
            case GUARD, TESTS, PROOF, BUILD, SCHEMA -> checking(stage);
            case SWAP -> new ReleaseState.Swapping(Instant.now(), null);
            case WATCH -> new ReleaseState.Watching(Instant.now(), List.of());
            case GO_BACK -> new ReleaseState.GoingBack("it crashed", "", null, Instant.now());
        };
        return stages.work(job(ref, state), stage);
    }

    private static ReleaseState checking(ReleaseStage stage) {
        return new ReleaseState.Checking(stage, Instant.now());
    }

    private Job job(ReleaseRef ref, ReleaseState state) {
        return new Job(release(ref, state), self.project(), Map.of());
    }

    private static Release release(ReleaseRef ref, ReleaseState state) {
        return new Release(ref, false, state);
    }
}

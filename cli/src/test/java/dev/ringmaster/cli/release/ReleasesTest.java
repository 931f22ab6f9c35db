package dev.ringmaster.cli.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.Installer;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.install.ReleasePrograms;
import dev.ringmaster.cli.install.release.Pending;
import dev.ringmaster.cli.install.release.Release;
import dev.ringmaster.cli.install.release.ReleaseFiles;
import dev.ringmaster.cli.supervisor.trial.Trial;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final ReleaseId ONE = ReleaseId.ofNumber(1);
    private static final ReleaseId TWO = ReleaseId.ofNumber(2);

    @TempDir
    private Path folder;

    private final RunningStubs running = new RunningStubs();
    private Installation installation;
    private ReleasePrograms programs;
    private ReleaseFiles files;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(folder.resolve("app"));
        programs = new ReleasePrograms(installation);
        files = programs.files();
        build("first");
        installer().install(false);
        running.startAll();
    }

    @Test
    void whatAPersonInstallsIsTheFirstReleaseAndGood() throws IOException {
        assertThat(files.lastKnownGood().orElseThrow().id()).isEqualTo(Release.FIRST);
        assertThat(programs.current().orElseThrow().id()).isEqualTo(Release.FIRST);
    }

    @Test
    void anInstallationOfBeforeThereWereReleasesBecomesTheFirst() throws IOException {
        Files.delete(installation.app().resolve("last-known-good"));
        Files.delete(installation.app().resolve("releases/r-0.json"));

        assertThat(programs.good().id()).isEqualTo(Release.FIRST);

        assertThat(files.lastKnownGood()).isPresent();
    }

    @Test
    void stagingTakesOnlyTheNamedProgramsAndChangesNothingThatRuns() throws Exception {
        build("second");

        Installer.Staged staged = installer().stage(ONE, "abc", Set.of(Product.QUEUE_SERVICE), false);

        assertThat(staged.changed()).containsExactly("queue-service");
        assertThat(programs.current().orElseThrow().id()).isEqualTo(Release.FIRST);
        assertThat(installer()
                        .stage(ONE, "abc", Set.of(Product.QUEUE_SERVICE), false)
                        .release())
                .as("done again")
                .isEqualTo(staged.release());
    }

    @Test
    void activatingReplacesWhatDiffersAndSaysWhatRanBefore() throws Exception {
        stage(ONE, "second", Product.QUEUE_SERVICE);
        String former = running.id(Component.QUEUE_SERVICE);

        Swaps.Outcome outcome = releases().activate(ONE, folder, LONG, LONG);

        assertThat(outcome.failed()).isNull();
        assertThat(outcome.swaps())
                .containsExactly(new ComponentSwap("queue-service", former, running.id(Component.QUEUE_SERVICE), 7));
        assertThat(files.pending().orElseThrow())
                .satisfies(trial -> assertThat(trial.release()).isEqualTo(ONE))
                .satisfies(trial -> assertThat(trial.former()).isEqualTo(Release.FIRST))
                .satisfies(trial -> assertThat(trial.deadline()).isEqualTo(NOW.plus(LONG)))
                .satisfies(trial -> assertThat(trial.changed()).containsExactly("queue-service"));
        assertThat(files.lastKnownGood().orElseThrow().id())
                .as("until it is kept")
                .isEqualTo(Release.FIRST);
        assertThat(releases().activate(ONE, folder, LONG, LONG).swaps())
                .as("done again")
                .isEmpty();
    }

    @Test
    void keepingMakesItTheLastKnownGoodOne() throws Exception {
        stage(ONE, "second", Product.QUEUE_SERVICE);
        releases().activate(ONE, folder, LONG, LONG);

        releases().keep(ONE, folder);
        releases().keep(ONE, folder);

        assertThat(files.lastKnownGood().orElseThrow().id()).isEqualTo(ONE);
        assertThat(files.pending()).isEmpty();
    }

    @Test
    void goingBackPointsAtTheFormerProgramsAgainByteForByte() throws Exception {
        String current = Files.readString(installation.app().resolve("current"));
        stage(ONE, "second", Product.QUEUE_SERVICE, Product.API_SERVICE);
        releases().activate(ONE, folder, LONG, LONG);
        assertThat(installation.app().resolve("current")).content().isNotEqualTo(current);

        Releases.Back back = releases().back(Optional.empty(), "it was slow", LONG, folder);

        assertThat(back.release().id()).isEqualTo(Release.FIRST);
        assertThat(back.outcome().swaps()).hasSize(2);
        assertThat(installation.app().resolve("current")).hasContent(current);
        assertThat(files.pending()).isEmpty();
        assertThat(files.wentBack().orElseThrow().reason()).isEqualTo("it was slow");
        assertThatThrownBy(() -> releases().activate(ONE, folder, LONG, LONG))
                .hasMessage("r-1 has gone back: it was slow");
        assertThatThrownBy(() -> releases().keep(ONE, folder)).hasMessageContaining("is not what runs");
        assertThat(releases()
                        .back(Optional.empty(), "again", LONG, folder)
                        .outcome()
                        .swaps())
                .as("done again")
                .isEmpty();
    }

    @Test
    void aChangedByteInAFormerProgramIsFoundAndNothingIsTouched() throws Exception {
        stage(ONE, "second", Product.QUEUE_SERVICE);
        releases().activate(ONE, folder, LONG, LONG);
        Release first = files.release(Release.FIRST).orElseThrow();
        Path jar = Objects.requireNonNull(programs.of(first).get(Product.QUEUE_SERVICE))
                .folder()
                .resolve("quarkus-run.jar");
        Files.writeString(jar, "firsT QUEUE_SERVICE");
        String current = Files.readString(installation.app().resolve("current"));

        assertThatThrownBy(() -> releases().back(Optional.empty(), "", LONG, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are not those that were installed");

        assertThat(installation.app().resolve("current")).hasContent(current);
    }

    @Test
    void aComponentThatDoesNotBecomeReadyStopsTheOthersFromBeingReplaced() throws Exception {
        stage(ONE, "second", Product.QUEUE_SERVICE, Product.API_SERVICE);
        running.broken = Component.API_SERVICE;

        Swaps.Outcome outcome = releases().activate(ONE, folder, LONG, LONG);

        assertThat(outcome.failed()).isEqualTo(Component.API_SERVICE);
        assertThat(outcome.swaps()).isEmpty();
        running.broken = null;
        assertThat(releases().back(Optional.empty(), "", LONG, folder).outcome().failed())
                .isNull();
    }

    @Test
    void oneReleaseIsOnTrialAtATimeAndAPersonsBuildWaits() throws Exception {
        stage(ONE, "second", Product.QUEUE_SERVICE);
        stage(TWO, "third", Product.API_SERVICE);
        releases().activate(ONE, folder, LONG, LONG);

        assertThatThrownBy(() -> releases().activate(TWO, folder, LONG, LONG)).hasMessageContaining("r-1 is on trial");
        assertThatThrownBy(() -> installer().install(false)).hasMessageContaining("r-1 is on trial");
    }

    @Test
    void aKeptReleaseCanBeTakenBackLaterForGood() throws Exception {
        stage(ONE, "second", Product.QUEUE_SERVICE);
        releases().activate(ONE, folder, LONG, LONG);
        releases().keep(ONE, folder);

        Releases.Back back = releases().back(Optional.of(Release.FIRST), "a person said so", LONG, folder);

        assertThat(back.outcome().swaps()).hasSize(1);
        assertThat(files.lastKnownGood().orElseThrow().id()).isEqualTo(Release.FIRST);
    }

    @Test
    void whatAReleaseNeedsIsNotRemovedByLaterOnes() throws Exception {
        for (int number = 1; number <= 8; number++) {
            ReleaseId id = ReleaseId.ofNumber(number);
            stage(id, "build " + number, Product.QUEUE_SERVICE);
            releases().activate(id, folder, LONG, LONG);
            releases().keep(id, folder);
        }
        stage(ReleaseId.ofNumber(9), "build 9", Product.QUEUE_SERVICE);

        for (int number = 4; number <= 9; number++) {
            programs.verify(files.release(ReleaseId.ofNumber(number)).orElseThrow());
        }
        assertThatThrownBy(() -> programs.verify(files.release(ONE).orElseThrow()))
                .as("an old one may go")
                .isInstanceOf(IOException.class);
    }

    @Test
    void theSupervisorGoesBackByTheSameFiles() throws Exception {
        String current = Files.readString(installation.app().resolve("current"));
        stage(ONE, "second", Product.QUEUE_SERVICE);
        releases().activate(ONE, folder, LONG, LONG);
        InstalledTrials trials = new InstalledTrials(installation, folder);
        assertThat(new InstalledTrials(installation, folder.resolve("another")).current())
                .isEmpty();

        trials.countFailedStart(Component.QUEUE_SERVICE);
        Trial trial = new InstalledTrials(installation, folder).current().orElseThrow();
        assertThat(trial.failedStarts()).containsEntry(Component.QUEUE_SERVICE, 1);
        assertThat(trial.goingBack()).isFalse();
        trials.giveUp(new Trial.Refusal(Component.QUEUE_SERVICE, "it died 3 times"), NOW);

        assertThat(trials.current().orElseThrow().goingBack()).isTrue();
        assertThat(installation.app().resolve("current")).hasContent(current);
        assertThat(programs.current().orElseThrow().id()).isEqualTo(Release.FIRST);
        trials.end();
        assertThat(files.pending()).isEmpty();
        assertThat(files.wentBack().orElseThrow().component()).isEqualTo("queue-service");
    }

    @Test
    void aTrialSurvivesBeingWrittenAndRead() throws Exception {
        stage(ONE, "second", Product.QUEUE_SERVICE);
        releases().activate(ONE, folder, LONG, LONG);
        Pending trial = files.pending().orElseThrow().afterFailedStart("queue-service");

        files.write(trial);

        assertThat(files.pending()).contains(trial);
    }

    private void stage(ReleaseId id, String content, Product... products) throws Exception {
        build(content);
        installer().stage(id, "abc", Set.of(products), false);
    }

    private Releases releases() {
        return new Releases(programs, new Swaps(installation, running, said -> {}), () -> NOW);
    }

    private Installer installer() {
        return new Installer(
                folder.resolve("checkout"), installation, Path.of(System.getProperty("java.home")), said -> {});
    }

    private void build(String content) throws IOException {
        for (Product product : Product.values()) {
            Path target = folder.resolve("checkout")
                    .resolve(product == Product.BROKER ? "local-broker" : product.word())
                    .resolve("target");
            boolean quarkus = product.word().endsWith("-service");
            Path program = quarkus
                    ? target.resolve("quarkus-app/quarkus-run.jar")
                    : target.resolve((product == Product.BROKER ? "local-broker" : product.word()) + "-1.jar");
            Files.createDirectories(program.getParent());
            Files.writeString(program, content + " " + product);
        }
    }

    /** Components that run nothing but remember which version they were started in. */
    private final class RunningStubs implements Restarts {

        private final Map<Component, String> ids = new EnumMap<>(Component.class);
        private final List<Component> restarted = new ArrayList<>();
        private @Nullable Component broken;

        void startAll() throws IOException {
            for (Component component : Component.values()) {
                start(component);
            }
        }

        String id(Component component) {
            return Objects.requireNonNull(ids.get(component));
        }

        @Override
        public Optional<String> runs(Component component) {
            return Optional.ofNullable(ids.get(component));
        }

        @Override
        public Restarted restart(Component component, Duration limit) throws IOException {
            start(component);
            restarted.add(component);
            return component == broken
                    ? new Restarted(false, component.word() + " is restarting", 0)
                    : new Restarted(true, component.word() + " is ready", 7);
        }

        private void start(Component component) throws IOException {
            ids.put(
                    component,
                    installation
                            .product(Product.of(component))
                            .orElseThrow()
                            .folder()
                            .getFileName()
                            .toString());
        }
    }
}

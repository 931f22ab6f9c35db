package dev.ringmaster.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.Installer;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.install.ReleasePrograms;
import dev.ringmaster.cli.install.release.Release;
import dev.ringmaster.cli.install.release.ReleaseFiles;
import dev.ringmaster.cli.supervisor.control.ControlClient;
import dev.ringmaster.cli.supervisor.control.ControlRequest;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.Takedown;
import dev.ringmaster.cli.temporary.TemporaryRing;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.settings.Component;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases of stub programs under a real supervisor with real processes. */
class ReleaseTrialIT {

    private static final ReleaseId ONE = ReleaseId.ofNumber(1);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration READY = Duration.ofSeconds(25);

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    @TempDir
    private Path folder;

    private final Deque<Process> supervisors = new ArrayDeque<>();
    private TemporaryRing temporary;
    private Ring ring;
    private Installation installation;
    private ReleasePrograms programs;
    private ReleaseFiles files;
    private String first;
    private String current;

    @BeforeEach
    void createRing() throws Exception {
        temporary = TemporaryRing.create("trial", "");
        ring = temporary.ring();
        installation = new Installation(folder.resolve("app"));
        programs = new ReleasePrograms(installation);
        files = programs.files();
        build("first");
        installer().install(false);
        current = Files.readString(installation.app().resolve("current"));
        up();
        first = running();
    }

    @AfterEach
    void endEverything() throws IOException {
        supervisors.forEach(supervisor -> supervisor.destroyForcibly().onExit().join());
        new Takedown(ring).stop(Duration.ofSeconds(5));
        temporary.close();
    }

    @Test
    void aReleaseIsPutInPlaceOfWhatRunsAndItsGapIsTold() throws Exception {
        stage("second");

        Swaps.Outcome outcome = releases().activate(ONE, ring.folder().home(), LONG, READY);

        assertThat(outcome.failed()).as(outcome.reason()).isNull();
        assertThat(outcome.swaps()).singleElement().satisfies(swap -> {
            assertThat(swap.component()).isEqualTo("queue-service");
            assertThat(swap.from()).isEqualTo(first);
            assertThat(swap.to()).isEqualTo(running());
            assertThat(swap.gapMillis()).isPositive();
        });
        releases().keep(ONE, folder);
        assertThat(files.pending()).isEmpty();
        assertThat(files.lastKnownGood().orElseThrow().id()).isEqualTo(ONE);
    }

    @Test
    void theSupervisorGoesBackFromAReleaseThatDoesNotStart() throws Exception {
        stage("broken");

        Swaps.Outcome outcome = releases().activate(ONE, ring.folder().home(), LONG, READY);

        assertThat(outcome.failed()).isEqualTo(Component.QUEUE_SERVICE);
        awaitBack();
        assertThat(files.wentBack().orElseThrow().component()).isEqualTo("queue-service");
        assertThat(files.wentBack().orElseThrow().reason())
                .isEqualTo("queue-service died 3 times, at last it exited with code 3");
    }

    @Test
    void theNextSupervisorHeedsTheDeadline() throws Exception {
        stage("second");
        releases().activate(ONE, ring.folder().home(), Duration.ofSeconds(2), READY);
        assertThat(running()).isNotEqualTo(first);

        supervisors.getFirst().destroyForcibly().onExit().join();
        up();

        awaitBack();
        assertThat(files.wentBack().orElseThrow().reason()).startsWith("nobody kept r-1 before its deadline");
    }

    @Test
    void whatRanBeforeRunsAgainByHand() throws Exception {
        stage("second");
        releases().activate(ONE, ring.folder().home(), LONG, READY);

        Releases.Back back = releases().back(Optional.empty(), "a person saw harm", READY, folder);

        assertThat(back.release().id()).isEqualTo(Release.FIRST);
        assertThat(back.outcome().swaps()).hasSize(1);
        awaitBack();
    }

    private void awaitBack() throws IOException {
        await(() -> files.pending().isEmpty() && running().equals(first) && ready());
        assertThat(installation.app().resolve("current")).as("byte for byte").hasContent(current);
        programs.verify(programs.current().orElseThrow());
    }

    private boolean ready() {
        return RingStates.of(ring.folder(), ring.settings()).ready();
    }

    private String running() {
        return new RunningPrograms(installation.app())
                .idOf(ring.folder(), Component.QUEUE_SERVICE)
                .orElse("");
    }

    private Releases releases() {
        return new Releases(
                programs,
                new Swaps(installation, new OverseerRestarts(ring, installation), said -> {}),
                InstantSource.system());
    }

    private void stage(String content) throws Exception {
        build(content);
        installer().stage(ONE, "abc", Set.of(Product.QUEUE_SERVICE), false);
    }

    private Installer installer() {
        return new Installer(
                folder.resolve("checkout"), installation, Path.of(System.getProperty("java.home")), said -> {});
    }

    private void build(String content) throws IOException {
        for (Product product : Product.values()) {
            String module = product == Product.BROKER ? "local-broker" : product.word();
            Path target = folder.resolve("checkout").resolve(module).resolve("target");
            Path program = module.endsWith("-service")
                    ? target.resolve("quarkus-app/quarkus-run.jar")
                    : target.resolve(module + "-1.jar");
            Files.createDirectories(program.getParent());
            Files.writeString(program, content + " " + product);
        }
    }

    private void up() throws IOException {
        supervisors.addFirst(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrialRing.class.getName(),
                        ring.folder().home().toString(),
                        installation.app().toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(ring.folder().logs().toFile(), "supervisor.log"))
                .start());
        await(() -> RingStates.of(ring.folder(), ring.settings()).supervisorPid() != null);
        await(() -> new ControlClient(ring.folder())
                .ask(new ControlRequest.AwaitReady(30), note -> {})
                .orElseThrow()
                .ok());
    }

    private static void await(Condition condition) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("time left").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}

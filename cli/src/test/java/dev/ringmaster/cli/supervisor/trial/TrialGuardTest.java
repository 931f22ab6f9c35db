package dev.ringmaster.cli.supervisor.trial;

import static dev.ringmaster.settings.Component.API_SERVICE;
import static dev.ringmaster.settings.Component.QUEUE_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.supervisor.Part;
import dev.ringmaster.cli.supervisor.Phase;
import dev.ringmaster.cli.supervisor.RingState;
import dev.ringmaster.cli.supervisor.Signal;
import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialGuardTest {

    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProcessIdentity NEW = new ProcessIdentity(11, 1, "boot");
    private static final ProcessIdentity OLD = new ProcessIdentity(12, 2, "boot");

    private final WrittenTrials trials = new WrittenTrials();
    private final List<String> said = new ArrayList<>();
    private final Map<Component, Part> parts = new EnumMap<>(Component.class);
    private TrialGuard guard = new TrialGuard(trials, said::add);

    @Test
    void threeStartsThatFailLeadBack() throws IOException {
        begin();
        assertThat(look(ready(QUEUE_SERVICE, NEW, 0))).isEmpty();

        assertThat(look(failed(QUEUE_SERVICE, 1))).isEmpty();
        assertThat(look(failed(QUEUE_SERVICE, 2))).isEmpty();
        assertThat(trials.refusal).isNull();
        List<Signal> orders = look(failed(QUEUE_SERVICE, 3));

        assertThat(trials.refusal)
                .isEqualTo(
                        new Trial.Refusal(QUEUE_SERVICE, "queue-service died 3 times, at last it exited with code 1"));
        assertThat(orders).containsExactly(new Signal.Start(QUEUE_SERVICE));
        assertThat(look(starting(QUEUE_SERVICE, OLD, 3))).isEmpty();
        assertThat(trials.trial).as("over once the former program runs").isEmpty();
    }

    @Test
    void failedStartsCountOnUnderTheNextSupervisor() throws IOException {
        begin();
        look(failed(QUEUE_SERVICE, 2));

        guard = new TrialGuard(trials, said::add);
        assertThat(look(starting(QUEUE_SERVICE, NEW, 0))).isEmpty();
        look(failed(QUEUE_SERVICE, 1));

        assertThat(trials.refusal).isNotNull();
    }

    @Test
    void aComponentThatTheReleaseDidNotReplaceIsNotItsFault() throws IOException {
        begin();

        look(failed(API_SERVICE, 7));

        assertThat(trials.refusal).isNull();
        assertThat(trials.trial.orElseThrow().failedStarts()).isEmpty();
    }

    @Test
    void deathsBeforeTheTrialDoNotCount() throws IOException {
        look(failed(QUEUE_SERVICE, 5));
        begin();

        look(ready(QUEUE_SERVICE, NEW, 5));
        look(failed(QUEUE_SERVICE, 6));

        assertThat(trials.trial.orElseThrow().failedStarts()).containsEntry(QUEUE_SERVICE, 1);
        assertThat(trials.refusal).isNull();
    }

    @Test
    void aComponentThatStaysUnreadyLeadsBackAndIsReplacedAlthoughItLives() throws IOException {
        begin();

        assertThat(look(starting(QUEUE_SERVICE, NEW, 0), BEGUN.plusSeconds(89))).isEmpty();
        List<Signal> orders = look(starting(QUEUE_SERVICE, NEW, 0), BEGUN.plusSeconds(90));

        assertThat(trials.refusal).isNotNull();
        assertThat(orders).containsExactly(new Signal.Restart(QUEUE_SERVICE));
    }

    @Test
    void aDeadlineThatPassesLeadsBack() throws IOException {
        begin();

        look(ready(QUEUE_SERVICE, NEW, 0), BEGUN.plusSeconds(599));
        assertThat(trials.refusal).isNull();
        List<Signal> orders = look(ready(QUEUE_SERVICE, NEW, 0), BEGUN.plusSeconds(600));

        assertThat(trials.refusal).isNotNull();
        assertThat(orders).containsExactly(new Signal.Restart(QUEUE_SERVICE));
        assertThat(look(stopping(QUEUE_SERVICE, NEW))).isEmpty();
        assertThat(trials.trial).as("still on the way").isPresent();
        look(starting(QUEUE_SERVICE, OLD, 0));
        assertThat(trials.trial).isEmpty();
        assertThat(said.getLast()).isEqualTo("release=r-3 has gone back");
    }

    @Test
    void goingBackGoesOnUnderTheNextSupervisor() throws IOException {
        begin();
        look(ready(QUEUE_SERVICE, NEW, 0), BEGUN.plusSeconds(600));

        guard = new TrialGuard(trials, said::add);

        assertThat(look(starting(QUEUE_SERVICE, NEW, 0))).containsExactly(new Signal.Restart(QUEUE_SERVICE));
    }

    @Test
    void aReleaseThatIsKeptIsLeftAlone() throws IOException {
        begin();
        look(failed(QUEUE_SERVICE, 2));
        trials.trial = Optional.empty();

        assertThat(look(failed(QUEUE_SERVICE, 9), BEGUN.plusSeconds(10_000))).isEmpty();

        assertThat(trials.refusal).isNull();
    }

    @Test
    void aFormerProgramThatFailsTooIsNotHurriedForEver() throws IOException {
        begin();
        look(failed(QUEUE_SERVICE, 3));

        assertThat(look(failed(QUEUE_SERVICE, 4))).isEmpty();
        assertThat(trials.trial).isEmpty();
    }

    @Test
    void aTrialThatCannotBeReadIsToldOnceAndEndsNothing() {
        trials.broken = true;

        assertThat(look(ready(QUEUE_SERVICE, NEW, 0))).isEmpty();
        look(ready(QUEUE_SERVICE, NEW, 0));

        assertThat(said).containsExactly("the release on trial could not be judged: damaged");
    }

    private void begin() {
        trials.trial = Optional.of(new Trial("r-3", Set.of(QUEUE_SERVICE), BEGUN.plusSeconds(600), Map.of(), false));
        parts.put(API_SERVICE, new Part(true, new Phase.Ready(OLD, BEGUN), 0, 0, ""));
    }

    private List<Signal> look(RingState ring) {
        return look(ring, BEGUN.plusSeconds(1));
    }

    private List<Signal> look(RingState ring, Instant now) {
        return guard.look(ring, now);
    }

    private RingState ready(Component component, ProcessIdentity process, int restarts) {
        return ring(component, new Part(true, new Phase.Ready(process, BEGUN), 0, restarts, ""));
    }

    private RingState starting(Component component, ProcessIdentity process, int restarts) {
        return ring(component, new Part(true, new Phase.Starting(process, BEGUN), 0, restarts, ""));
    }

    private RingState stopping(Component component, ProcessIdentity process) {
        return ring(component, new Part(true, new Phase.Stopping(process, BEGUN, false), 0, 0, ""));
    }

    private RingState failed(Component component, int restarts) {
        return ring(
                component,
                new Part(true, new Phase.BackingOff(BEGUN.plusSeconds(9)), 1, restarts, "exited with code 1"));
    }

    private RingState ring(Component component, Part part) {
        parts.put(component, part);
        return new RingState(parts, false, Duration.ofSeconds(30));
    }

    /** The files, without a disk. */
    private static final class WrittenTrials implements Trials {

        private Optional<Trial> trial = Optional.empty();
        private Trial.@Nullable Refusal refusal;
        private boolean broken;

        @Override
        public Optional<Trial> current() throws IOException {
            if (broken) {
                throw new IOException("damaged");
            }
            return trial;
        }

        @Override
        public void countFailedStart(Component component) {
            Trial before = trial.orElseThrow();
            Map<Component, Integer> counted = new EnumMap<>(Component.class);
            counted.putAll(before.failedStarts());
            counted.merge(component, 1, Integer::sum);
            trial = Optional.of(new Trial(before.release(), before.components(), before.deadline(), counted, false));
        }

        @Override
        public void giveUp(Trial.Refusal why, Instant now) {
            Trial before = trial.orElseThrow();
            refusal = why;
            trial = Optional.of(
                    new Trial(before.release(), before.components(), before.deadline(), before.failedStarts(), true));
        }

        @Override
        public Set<Component> outdated(Map<Component, ProcessIdentity> running) {
            Set<Component> outdated = EnumSet.noneOf(Component.class);
            running.forEach((component, process) -> {
                if (process.equals(NEW)) {
                    outdated.add(component);
                }
            });
            return outdated;
        }

        @Override
        public void end() {
            trial = Optional.empty();
        }
    }
}

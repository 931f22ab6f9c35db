package dev.ringmaster.cli.supervisor;

import static dev.ringmaster.settings.Component.API_SERVICE;
import static dev.ringmaster.settings.Component.BROKER;
import static dev.ringmaster.settings.Component.QUEUE_SERVICE;
import static dev.ringmaster.settings.Component.RELEASE_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupervisionTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Supervision supervision = new Supervision(RestartPolicy.DEFAULT);
    private final List<Action> actions = new ArrayList<>();
    private RingState state =
            RingState.of(EnumSet.of(BROKER, API_SERVICE, QUEUE_SERVICE), Set.of(), Duration.ofSeconds(30));
    private Instant now = START;
    private long pids = 100;

    @Test
    void servicesWaitUntilTheBrokerIsReady() {
        hear(new Signal.Tick());

        assertThat(actions).containsExactly(new Action.Launch(BROKER));
        assertThat(state.part(API_SERVICE).word()).isEqualTo("waiting");

        runs(BROKER);

        assertThat(actions).contains(new Action.Launch(API_SERVICE), new Action.Launch(QUEUE_SERVICE));
    }

    @Test
    void withoutABrokerOfItsOwnTheRingStartsItsServicesAtOnce() {
        state = RingState.of(EnumSet.of(API_SERVICE), Set.of(), Duration.ofSeconds(30));

        hear(new Signal.Tick());

        assertThat(actions).containsExactly(new Action.Launch(API_SERVICE));
    }

    @Test
    void aDeadComponentIsStartedAgainAtOnceTheFirstTime() {
        allReady();

        hear(new Signal.Exited(QUEUE_SERVICE, process(QUEUE_SERVICE), 137));

        assertThat(actions).containsExactly(new Action.Launch(QUEUE_SERVICE));
        assertThat(state.part(QUEUE_SERVICE).restarts()).isEqualTo(1);
        assertThat(state.part(QUEUE_SERVICE).message()).contains("137");
    }

    @Test
    void repeatedFailuresWaitLongerEachTimeUpToTheCap() {
        allReady();
        List<Duration> delays = new ArrayList<>();

        for (int i = 0; i < 12; i++) {
            hear(new Signal.Exited(QUEUE_SERVICE, process(QUEUE_SERVICE), 1));
            if (state.part(QUEUE_SERVICE).phase() instanceof Phase.BackingOff(Instant until)) {
                delays.add(Duration.between(now, until));
                now = until;
                hear(new Signal.Tick());
            }
            launched(QUEUE_SERVICE);
        }

        assertThat(delays)
                .startsWith(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1))
                .endsWith(Duration.ofSeconds(30), Duration.ofSeconds(30));
        assertThat(state.part(QUEUE_SERVICE).word()).isEqualTo("crash-looping");
    }

    @Test
    void aComponentThatWasSteadyIsForgivenItsEarlierFailures() {
        allReady();
        for (int i = 0; i < 4; i++) {
            hear(new Signal.Exited(QUEUE_SERVICE, process(QUEUE_SERVICE), 1));
            now = now.plusSeconds(30);
            hear(new Signal.Tick());
            runs(QUEUE_SERVICE);
        }

        now = now.plus(RestartPolicy.DEFAULT.steadyAfter());
        hear(new Signal.Exited(QUEUE_SERVICE, process(QUEUE_SERVICE), 1));

        assertThat(state.part(QUEUE_SERVICE).failures()).isEqualTo(1);
        assertThat(actions).containsExactly(new Action.Launch(QUEUE_SERVICE));
    }

    @Test
    void aStoppedComponentStaysStoppedUntilItIsStarted() {
        allReady();
        ProcessIdentity process = process(QUEUE_SERVICE);

        hear(new Signal.Stop(QUEUE_SERVICE));
        assertThat(actions).containsExactly(new Action.Terminate(QUEUE_SERVICE, process));
        hear(new Signal.Exited(QUEUE_SERVICE, process, 143));
        now = now.plusSeconds(3600);
        hear(new Signal.Tick());

        assertThat(state.part(QUEUE_SERVICE).word()).isEqualTo("stopped");
        assertThat(actions).isEmpty();

        hear(new Signal.Start(QUEUE_SERVICE));
        assertThat(actions).containsExactly(new Action.Launch(QUEUE_SERVICE));
    }

    @Test
    void restartStopsAndThenStartsWithoutCountingAFailure() {
        allReady();
        ProcessIdentity process = process(QUEUE_SERVICE);

        hear(new Signal.Restart(QUEUE_SERVICE));
        assertThat(actions).containsExactly(new Action.Terminate(QUEUE_SERVICE, process));
        hear(new Signal.Exited(QUEUE_SERVICE, process, 143));

        assertThat(actions).containsExactly(new Action.Launch(QUEUE_SERVICE));
        assertThat(state.part(QUEUE_SERVICE).failures()).isZero();
    }

    @Test
    void aComponentThatDoesNotStopIsKilledAfterItsGraceAndOnlyOnce() {
        allReady();
        ProcessIdentity process = process(QUEUE_SERVICE);
        hear(new Signal.Stop(QUEUE_SERVICE));

        now = now.plusSeconds(29);
        hear(new Signal.Tick());
        assertThat(actions).isEmpty();

        now = now.plusSeconds(1);
        hear(new Signal.Tick());
        assertThat(actions).containsExactly(new Action.Kill(QUEUE_SERVICE, process));

        hear(new Signal.Tick());
        assertThat(actions).isEmpty();
    }

    @Test
    void downStopsTheServicesFirstAndTheBrokerLast() {
        allReady();
        ProcessIdentity broker = process(BROKER);
        ProcessIdentity api = process(API_SERVICE);
        ProcessIdentity queue = process(QUEUE_SERVICE);

        hear(new Signal.Down(Duration.ofSeconds(30)));
        assertThat(actions)
                .containsExactlyInAnyOrder(
                        new Action.Terminate(API_SERVICE, api), new Action.Terminate(QUEUE_SERVICE, queue));
        hear(new Signal.Exited(API_SERVICE, api, 143));
        assertThat(actions).isEmpty();
        hear(new Signal.Exited(QUEUE_SERVICE, queue, 143));
        assertThat(actions).containsExactly(new Action.Terminate(BROKER, broker));
        hear(new Signal.Exited(BROKER, broker, 143));

        assertThat(state.stopped()).isTrue();
    }

    @Test
    void anImpatientSecondDownShortensTheWaitOfTheFirst() {
        allReady();
        ProcessIdentity queue = process(QUEUE_SERVICE);
        hear(new Signal.Down(Duration.ofSeconds(30)));

        hear(new Signal.Down(Duration.ofSeconds(2)));
        now = now.plusSeconds(2);
        hear(new Signal.Tick());

        assertThat(actions).contains(new Action.Kill(QUEUE_SERVICE, queue));
    }

    @Test
    void whatStillRunsIsAdoptedAndNotStartedASecondTime() {
        ProcessIdentity broker = new ProcessIdentity(7, 1, "boot");
        ProcessIdentity queue = new ProcessIdentity(8, 1, "boot");

        hear(new Signal.Begun(Map.of(BROKER, broker, QUEUE_SERVICE, queue)));
        hear(new Signal.Answered(BROKER, broker, true));

        assertThat(process(BROKER)).isEqualTo(broker);
        assertThat(process(QUEUE_SERVICE)).isEqualTo(queue);
        assertThat(actions).containsExactly(new Action.Launch(API_SERVICE));
    }

    @Test
    void withoutABrokerOfItsOwnTheRingAdoptsAllThatRunsBeforeItStartsAnything() {
        state = RingState.of(EnumSet.of(API_SERVICE, QUEUE_SERVICE), Set.of(), Duration.ofSeconds(30));

        hear(new Signal.Begun(Map.of(
                API_SERVICE, new ProcessIdentity(7, 1, "boot"), QUEUE_SERVICE, new ProcessIdentity(8, 1, "boot"))));

        assertThat(actions).isEmpty();
    }

    @Test
    void theEndOfAnEarlierProcessChangesNothing() {
        allReady();
        RingState before = state;

        hear(new Signal.Exited(QUEUE_SERVICE, new ProcessIdentity(1, 1, "boot"), 1));

        assertThat(state).isEqualTo(before);
        assertThat(actions).isEmpty();
    }

    @Test
    void aComponentThatIsSlowOrNotReadyIsLeftAlone() {
        allReady();

        hear(new Signal.Answered(QUEUE_SERVICE, process(QUEUE_SERVICE), false));
        now = now.plusSeconds(3600);
        hear(new Signal.Tick());

        assertThat(state.part(QUEUE_SERVICE).word()).isEqualTo("not-ready");
        assertThat(actions).isEmpty();
    }

    @Test
    void aLaunchThatFailsIsTriedAgainAndSaysWhy() {
        allReady();
        hear(new Signal.Exited(QUEUE_SERVICE, process(QUEUE_SERVICE), 1));

        hear(new Signal.LaunchFailed(QUEUE_SERVICE, "port 7701 is taken"));

        assertThat(state.part(QUEUE_SERVICE).message()).isEqualTo("port 7701 is taken");
        now = now.plusSeconds(1);
        hear(new Signal.Tick());
        assertThat(actions).containsExactly(new Action.Launch(QUEUE_SERVICE));
    }

    @Test
    void aComponentThatJoinsIsStartedAndOneThatLeavesIsStoppedAndForgotten() {
        allReady();

        hear(new Signal.Join(RELEASE_SERVICE));
        assertThat(actions).containsExactly(new Action.Launch(RELEASE_SERVICE));
        runs(RELEASE_SERVICE);
        ProcessIdentity process = process(RELEASE_SERVICE);

        hear(new Signal.Leave(RELEASE_SERVICE));
        assertThat(actions).containsExactly(new Action.Terminate(RELEASE_SERVICE, process));
        assertThat(state.part(RELEASE_SERVICE).word()).isEqualTo("stopping");
        hear(new Signal.Exited(RELEASE_SERVICE, process, 143));

        assertThat(state.parts()).doesNotContainKey(RELEASE_SERVICE);
        hear(new Signal.Start(RELEASE_SERVICE));
        assertThat(state.parts()).doesNotContainKey(RELEASE_SERVICE);
        assertThat(actions).isEmpty();
    }

    @Test
    void aComponentThatJoinsAgainWhileItLeavesComesBack() {
        allReady();
        hear(new Signal.Join(RELEASE_SERVICE));
        runs(RELEASE_SERVICE);
        ProcessIdentity process = process(RELEASE_SERVICE);
        hear(new Signal.Leave(RELEASE_SERVICE));

        hear(new Signal.Join(RELEASE_SERVICE));
        hear(new Signal.Exited(RELEASE_SERVICE, process, 143));

        assertThat(actions).containsExactly(new Action.Launch(RELEASE_SERVICE));
    }

    @Test
    void aRingThatEndsWaitsForAComponentThatLeavesAndTakesNoneUp() {
        allReady();
        hear(new Signal.Leave(QUEUE_SERVICE));

        hear(new Signal.Down(Duration.ofSeconds(30)));
        assertThat(state.part(QUEUE_SERVICE).word()).isEqualTo("stopping");
        hear(new Signal.Join(RELEASE_SERVICE));

        assertThat(state.parts()).doesNotContainKey(RELEASE_SERVICE);
    }

    private void allReady() {
        hear(new Signal.Tick());
        runs(BROKER);
        runs(API_SERVICE);
        runs(QUEUE_SERVICE);
        assertThat(state.ready()).isTrue();
        actions.clear();
    }

    private void runs(Component component) {
        launched(component);
        hear(new Signal.Answered(component, process(component), true));
    }

    private void launched(Component component) {
        hear(new Signal.Launched(component, new ProcessIdentity(pids++, 1, "boot")));
    }

    private ProcessIdentity process(Component component) {
        return state.part(component).phase().process().orElseThrow();
    }

    /** Keeps only the actions of this signal. */
    private void hear(Signal signal) {
        actions.clear();
        Decision decision = supervision.decide(state, signal, now);
        state = decision.state();
        actions.addAll(decision.actions());
    }
}

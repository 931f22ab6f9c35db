package dev.ringmaster.release.pipeline;

import static dev.ringmaster.release.pipeline.Releases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.release.ReleaseStage;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * A ring in miniature: what each step does to the target and to the programs is done, and then the service is killed before it can
 * store that, or something else happens, as the numbers say.
 */
class ReleaseCrashPropertyTest {

    private static final int TURNS = 200;

    @Property(tries = 2000)
    void killedAfterAnyStoredStateItEndsKeptOrGoneWithFactsThatAgree(
            @ForAll @Size(60) List<@IntRange(max = 23) Integer> dice) {
        World world = new World(dice);

        Release end = world.run();

        assertThat(world.ends()).hasSize(1);
        if (world.told(ImprovementEvent.ImprovementKept.class)
                && !world.told(ImprovementEvent.ImprovementWentBack.class)) {
            assertThat(end.state()).isInstanceOf(ReleaseState.Kept.class);
            assertThat(world.target).isEqualTo("release");
            assertThat(world.programs).isEqualTo("release");
            assertThat(world.tagged).isTrue();
        } else {
            assertThat(end.state()).isInstanceOf(ReleaseState.Ended.class);
            assertThat(world.target).isIn("base", "reverted", "elsewhere");
            assertThat(world.programs).isEqualTo("former");
        }
        if (!world.told(ImprovementEvent.ImprovementLive.class)) {
            assertThat(world.told(ImprovementEvent.ImprovementKept.class)).isFalse();
        }
        assertThat(world.entered()).isSorted().doesNotHaveDuplicates();
    }

    private static final class World {
        private final List<Integer> dice;
        private int thrown;
        private String target = "base";
        private String programs = "former";
        private boolean tagged;
        private final List<Event> events = new ArrayList<>();

        World(List<Integer> dice) {
            this.dice = dice;
        }

        Release run() {
            ReleaseDecision accepted = ReleasePolicy.accept(Releases.ref(1), NOW);
            events.addAll(accepted.events());
            Release release = accepted.next();
            List<Step> steps = accepted.steps();
            for (int turn = 0; turn < TURNS; turn++) {
                ReleaseCommand command = next(release, steps);
                if (roll() < 4) {
                    // Killed before it could be stored: only what was done to the ring is left.
                    steps = ReleasePolicy.resume(release);
                    continue;
                }
                ReleaseDecision decision = ReleasePolicy.decide(release, command, NOW);
                if (decision.changed()) {
                    events.addAll(decision.events());
                    release = decision.next();
                    if (!decision.steps().isEmpty() || !release.state().isActive()) {
                        steps = decision.steps();
                    }
                }
                if (release.state() instanceof ReleaseState.Ended || isQuiet(release)) {
                    return release;
                }
            }
            throw new AssertionError("it never ended: " + release);
        }

        private boolean isQuiet(Release release) {
            return release.state() instanceof ReleaseState.Kept && roll() > 3;
        }

        private ReleaseCommand next(Release release, List<Step> steps) {
            switch (roll()) {
                case 1:
                    return new ReleaseCommand.AttemptOver("was cancelled");
                case 2:
                    return new ReleaseCommand.Recall("ann");
                default:
                    break;
            }
            if (release.state() instanceof ReleaseState.Blocked blocked) {
                return new ReleaseCommand.Answered(
                        blocked.kind(), roll() % 2 == 0 ? DecisionOption.APPROVE : DecisionOption.REJECT, "ann", "");
            }
            if (steps.isEmpty()) {
                return new ReleaseCommand.Take();
            }
            return switch (steps.getLast()) {
                case Step.Work work -> work(work.stage());
                case Step.Keep _ -> keep();
                case Step.EndWork _ -> new ReleaseCommand.Take();
            };
        }

        /** The work happens; whether its result is stored is the next throw's matter. */
        private ReleaseCommand work(ReleaseStage stage) {
            int roll = roll();
            return switch (stage) {
                case GUARD, TESTS, PROOF, BUILD, SCHEMA ->
                    roll < 2
                            ? new ReleaseCommand.Reject(stage, FailureClass.PROOF_FAILED, "no", "")
                            : roll == 3
                                    ? new ReleaseCommand.Ask(stage, DecisionKind.PROTECTED_CHANGE, "look", "")
                                    : pass(stage);
                case SWAP -> swap(roll);
                case WATCH ->
                    programs.equals("former") || roll < 4
                            ? new ReleaseCommand.Harm("harm", "")
                            : pass(ReleaseStage.WATCH);
                case GO_BACK -> {
                    programs = "former";
                    if (target.equals("release")) {
                        target = "reverted";
                    }
                    yield new ReleaseCommand.RecordBack(target.equals("reverted") ? "abc" : null, "");
                }
            };
        }

        private ReleaseCommand swap(int roll) {
            if (target.equals("base") && roll == 5) {
                target = "elsewhere";
            }
            if (target.equals("elsewhere")) {
                return new ReleaseCommand.Outdate();
            }
            target = "release";
            programs = "release";
            return roll < 3 ? new ReleaseCommand.Harm("it does not start", "") : pass(ReleaseStage.SWAP);
        }

        private ReleaseCommand keep() {
            if (roll() == 7) {
                programs = "former";
            }
            if (programs.equals("former")) {
                return new ReleaseCommand.Harm("the supervisor went back", "");
            }
            tagged = true;
            return new ReleaseCommand.RecordKept("tag");
        }

        private static ReleaseCommand pass(ReleaseStage stage) {
            return new ReleaseCommand.Pass(stage, "fine");
        }

        private int roll() {
            return thrown < dice.size() ? dice.get(thrown++) : 10;
        }

        /** Those events of which a release tells one; a kept one may be taken back later. */
        private List<Event> ends() {
            return events.stream()
                    .filter(event -> event instanceof ImprovementEvent.ImprovementKept
                            || event instanceof ImprovementEvent.ImprovementRejected
                            || event instanceof ImprovementEvent.ImprovementApproved
                            || event instanceof ImprovementEvent.ImprovementOutdated
                            || event instanceof ImprovementEvent.ImprovementWentBack
                                    && !told(ImprovementEvent.ImprovementKept.class))
                    .toList();
        }

        private boolean told(Class<? extends Event> kind) {
            return events.stream().anyMatch(kind::isInstance);
        }

        private List<ReleaseStage> entered() {
            return events.stream()
                    .filter(ImprovementEvent.ImprovementStageEntered.class::isInstance)
                    .map(event -> ((ImprovementEvent.ImprovementStageEntered) event).stage())
                    .toList();
        }
    }
}

package dev.ringmaster.release.pipeline;

import static dev.ringmaster.release.pipeline.ReleaseDecision.Tally.FAILURE;
import static dev.ringmaster.release.pipeline.ReleaseDecision.Tally.NONE;
import static dev.ringmaster.release.pipeline.ReleaseDecision.Tally.SUCCESS;
import static dev.ringmaster.release.pipeline.Releases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.release.ReleaseStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerTest {

    @Test
    void opensAfterThreeFailuresInARow() {
        Breaker two = Breaker.CLOSED.after(FAILURE).after(NONE).after(FAILURE);
        assertThat(two.open()).isFalse();

        Breaker three = two.after(FAILURE);
        assertThat(three.open()).isTrue();
        assertThat(three.changeFrom(two, "", NOW))
                .hasValueSatisfying(told -> assertThat(told.failures()).isEqualTo(3));
        assertThat(three.after(FAILURE).changeFrom(three, "", NOW)).isEmpty();
    }

    @Test
    void releaseThatIsKeptForgivesTheFailuresBeforeIt() {
        assertThat(Breaker.CLOSED
                        .after(FAILURE)
                        .after(FAILURE)
                        .after(SUCCESS)
                        .after(FAILURE)
                        .open())
                .isFalse();
    }

    @Test
    void onlyAPersonClosesIt() {
        Breaker open = Breaker.CLOSED.after(FAILURE).after(FAILURE).after(FAILURE);
        assertThat(open.after(SUCCESS).open()).isTrue();

        Breaker closed = open.close();
        assertThat(closed).isEqualTo(Breaker.CLOSED);
        assertThat(closed.changeFrom(open, "ann", NOW))
                .hasValueSatisfying(told -> assertThat(told.reason()).isEqualTo("closed by ann"));
    }

    @Test
    void stopsReleasesThatWouldGoLiveAndNoneThatGoesBack() {
        Breaker open = new Breaker(true, 3);
        Release recalled = Releases.after(Releases.kept(), new ReleaseCommand.Recall("ann"));

        assertThat(ReleaseLine.next(List.of(Releases.waiting(2)), open)).isEmpty();
        assertThat(ReleaseLine.next(List.of(Releases.waiting(2), recalled), open))
                .contains(ReleaseId.ofNumber(1));
    }

    @Test
    void oneReleaseIsAtWorkAtATime() {
        assertThat(ReleaseLine.next(List.of(Releases.at(ReleaseStage.PROOF), Releases.waiting(2)), Breaker.CLOSED))
                .isEmpty();
    }

    @Test
    void othersGoOnWhileAPersonIsAsked() {
        Release blocked =
                Releases.blocked(ReleaseStage.GUARD, dev.ringmaster.model.decision.DecisionKind.PROTECTED_CHANGE);

        assertThat(ReleaseLine.next(List.of(blocked, Releases.waiting(3), Releases.waiting(2)), Breaker.CLOSED))
                .contains(ReleaseId.ofNumber(2));
    }
}

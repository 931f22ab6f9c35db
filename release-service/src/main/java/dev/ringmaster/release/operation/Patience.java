package dev.ringmaster.release.operation;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.pipeline.Step;
import java.time.Duration;
import java.util.Optional;

/**
 * What follows when this machine could not do its part. Some turns are taken; then a release that is not live is given up, and a live one
 * goes back. Going back and keeping are never given up: there is nothing else to do.
 */
final class Patience {

    private static final int TURNS = 3;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int GREATEST_FACTOR = 60;

    private Patience() {}

    /** Empty if it is to be tried again. */
    static Optional<ReleaseCommand> afterFailure(Step step, int turn, Exception failure) {
        if (turn < TURNS || !(step instanceof Step.Work(ReleaseStage stage)) || stage == ReleaseStage.GO_BACK) {
            return Optional.empty();
        }
        String message = "This machine could not do its part of stage " + stage.word() + ".";
        return Optional.of(
                stage.isLive()
                        ? new ReleaseCommand.Harm(message, failure.toString())
                        : new ReleaseCommand.Reject(stage, FailureClass.INFRASTRUCTURE, message, failure.toString()));
    }

    static Duration waitAfter(int turn) {
        return FIRST.multipliedBy(Math.min(GREATEST_FACTOR, 1L << Math.min(turn - 1, 10)));
    }
}

package dev.ringmaster.cli.supervisor;

/**
 * One component's part in the ring.
 *
 * @param wanted whether it should run
 * @param failures how often it failed in a row, ≥ 0
 * @param restarts how often this supervisor started it again, ≥ 0
 * @param message what happened to it last, one sentence; empty when there is nothing to say
 */
public record Part(boolean wanted, Phase phase, int failures, int restarts, String message) {

    static final Part STOPPED = new Part(false, new Phase.Stopped(), 0, 0, "");

    Part in(Phase next) {
        return new Part(wanted, next, failures, restarts, message);
    }

    Part wanted(boolean nowWanted) {
        return new Part(nowWanted, phase, failures, restarts, message);
    }

    Part saying(String text) {
        return new Part(wanted, phase, failures, restarts, text);
    }

    Part forgiven() {
        return new Part(wanted, phase, 0, restarts, "");
    }

    /** The word people and programs see. */
    public String word() {
        boolean looping = wanted && failures >= RestartPolicy.DEFAULT.crashLoopFrom();
        return switch (phase) {
            case Phase.Stopped() -> "stopped";
            case Phase.Waiting() -> "waiting";
            case Phase.Launching() -> looping ? "crash-looping" : "starting";
            case Phase.Starting(var identity, var since) -> looping ? "crash-looping" : "starting";
            case Phase.BackingOff(var until) -> looping ? "crash-looping" : "restarting";
            case Phase.Ready(var identity, var since) -> "ready";
            case Phase.Unready(var identity, var since) -> "not-ready";
            case Phase.Stopping(var identity, var killAt, var killed) -> "stopping";
        };
    }
}

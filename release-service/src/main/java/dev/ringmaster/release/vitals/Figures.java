package dev.ringmaster.release.vitals;

/**
 * Requests to one address since its component started.
 *
 * @param failed those that were answered with a status of 500 or above
 * @param seconds how long all of them took together
 */
public record Figures(double requests, double failed, double seconds) {

    static final Figures NONE = new Figures(0, 0, 0);

    Figures plus(Figures other) {
        return new Figures(requests + other.requests, failed + other.failed, seconds + other.seconds);
    }

    /** What came since; everything, where the component was started anew in between. */
    Figures since(Figures before) {
        return before.requests > requests
                ? this
                : new Figures(requests - before.requests, failed - before.failed, seconds - before.seconds);
    }

    double mean() {
        return requests == 0 ? 0 : seconds / requests;
    }
}

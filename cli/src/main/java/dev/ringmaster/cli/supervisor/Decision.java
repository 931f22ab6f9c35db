package dev.ringmaster.cli.supervisor;

import java.util.List;

/** What follows from a signal: the next state, and what to do in this order. */
record Decision(RingState state, List<Action> actions) {

    Decision {
        actions = List.copyOf(actions);
    }
}

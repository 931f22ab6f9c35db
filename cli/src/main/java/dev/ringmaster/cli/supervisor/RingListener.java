package dev.ringmaster.cli.supervisor;

import dev.ringmaster.settings.Component;

/** Hears of every change of a component; called on the supervisor's own thread, so it must be quick. */
public interface RingListener {

    void changed(Component component, Part before, Part after);
}

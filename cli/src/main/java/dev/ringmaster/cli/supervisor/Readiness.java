package dev.ringmaster.cli.supervisor;

import dev.ringmaster.settings.Component;

/** Knows whether a running component can do its work. */
public interface Readiness {

    boolean ready(Component component);
}

package dev.ringmaster.runtime.settings;

import dev.ringmaster.model.settings.Settings;

/** Hears of each change of the settings in force: a bean that keeps something made of them. */
@FunctionalInterface
public interface SettingsListener {

    /**
     * Called after {@link RingSettings#settings} gives the new ones, on one thread for all changes, in their order. What it throws
     * is logged and keeps no other listener from hearing.
     */
    void settingsChanged(Settings before, Settings now);
}

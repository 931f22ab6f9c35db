/**
 * Decides which settings are in force: watches {@code ringmaster.toml}, asks every live component about an edit, and puts it in force
 * for all or for none. Does not know what the settings mean.
 */
@NullMarked
package dev.ringmaster.scheduler.configuration;

import org.jspecify.annotations.NullMarked;

/** Derives Quarkus' own settings from {@code ringmaster.toml} and gives the records to whoever needs them. */
@NullMarked
package dev.ringmaster.runtime.settings;

import org.jspecify.annotations.NullMarked;

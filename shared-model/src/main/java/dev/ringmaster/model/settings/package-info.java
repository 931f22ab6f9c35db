/** The whole of {@code ringmaster.toml} as records; each checks its own invariants. */
@NullMarked
package dev.ringmaster.model.settings;

import org.jspecify.annotations.NullMarked;

/**
 * A component's part in changing the settings while the ring runs: it says whether it could use a proposal, and uses what was agreed on.
 * Decides nothing for others.
 */
@NullMarked
package dev.ringmaster.runtime.configuration;

import org.jspecify.annotations.NullMarked;

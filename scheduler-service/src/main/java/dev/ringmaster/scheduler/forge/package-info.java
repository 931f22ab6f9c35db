/** Forges: opens requests for branches that were pushed, by the forge's own command-line program. Must not know attempts or git. */
@NullMarked
package dev.ringmaster.scheduler.forge;

import org.jspecify.annotations.NullMarked;

/** Makes the read model from events: task states, attempts, workers, output and the feed. Decides nothing and may be deleted at any time. */
@NullMarked
package dev.ringmaster.api.readmodel;

import org.jspecify.annotations.NullMarked;

/** Measures how a scheduler that was killed takes up what ran on without it. Must not trust what the ring says of itself alone. */
@NullMarked
package dev.ringmaster.cli.bench.adopt;

import org.jspecify.annotations.NullMarked;

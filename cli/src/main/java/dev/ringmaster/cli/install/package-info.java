/**
 * The installation: copies of the built programs that a running ring may rely on, each with the AOT cache that was trained where it lies.
 * Knows nothing of a ring's folder beyond the one it trains in.
 */
@NullMarked
package dev.ringmaster.cli.install;

import org.jspecify.annotations.NullMarked;

/**
 * Where a ring's files lie, and how {@code ringmaster.toml} becomes settings. Pure: the environment and the places are
 * handed in.
 */
@NullMarked
package dev.ringmaster.settings;

import org.jspecify.annotations.NullMarked;

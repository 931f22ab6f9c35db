/**
 * The settings that a ring agreed on last, which are in force whatever {@code ringmaster.toml} says now, and what an edit of that
 * file would mean for them. Knows no service and no process.
 */
@NullMarked
package dev.ringmaster.settings.applied;

import org.jspecify.annotations.NullMarked;

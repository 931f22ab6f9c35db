/**
 * Protects what proves work from the work: finds in a difference what deletes, skips or weakens tests that were there before, and what
 * changes the gates themselves. Pure; must not know git, processes or attempts.
 */
@NullMarked
package dev.ringmaster.execution.protection;

import org.jspecify.annotations.NullMarked;

/** Composes plans and insights from what the read model knows. Decides nothing that runs: how the queue ranks and dispatches is its own. */
@NullMarked
package dev.ringmaster.api.plan;

import org.jspecify.annotations.NullMarked;

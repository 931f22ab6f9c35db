/** The ways a request can be refused, each with a stable code. Knows nothing of HTTP libraries. */
@NullMarked
package dev.ringmaster.api.problem;

import org.jspecify.annotations.NullMarked;

/** How four model APIs word requests, answers and refusals. Pure: JSON in, JSON and event frames out. */
@NullMarked
package dev.ringmaster.e2e.conformance.protocol;

import org.jspecify.annotations.NullMarked;

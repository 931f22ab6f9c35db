/** Holds the projects in memory and lets an assignment wait for the version of its project that it needs. */
@NullMarked
package dev.ringmaster.enricher.intake;

import org.jspecify.annotations.NullMarked;

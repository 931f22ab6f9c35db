/** Real worker CLIs, run against the fake model server: to see that they do as scripted, and to keep what they say. */
@NullMarked
package dev.ringmaster.e2e.conformance.cli;

import org.jspecify.annotations.NullMarked;

/** The hidden commands by which release-service works on the installed programs; each prints one JSON object. */
@NullMarked
package dev.ringmaster.cli.release.command;

import org.jspecify.annotations.NullMarked;

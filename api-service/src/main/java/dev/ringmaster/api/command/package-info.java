/** Carries out what is asked: checks it against what is stored and writes the change with its events in one transaction. */
@NullMarked
package dev.ringmaster.api.command;

import org.jspecify.annotations.NullMarked;

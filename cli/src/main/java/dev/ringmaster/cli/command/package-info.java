/** What the client's commands share. They know nothing of processes. */
@NullMarked
package dev.ringmaster.cli.command;

import org.jspecify.annotations.NullMarked;

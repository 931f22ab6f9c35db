/** The commands that start and stop a ring and its components. They word what the packages beside this one decide. */
@NullMarked
package dev.ringmaster.cli.supervisor.command;

import org.jspecify.annotations.NullMarked;

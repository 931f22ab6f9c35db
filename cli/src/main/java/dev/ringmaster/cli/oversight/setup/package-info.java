/** Sets a ring up for a service manager of the machine: one description of its services, written in the words of each manager. */
@NullMarked
package dev.ringmaster.cli.oversight.setup;

import org.jspecify.annotations.NullMarked;

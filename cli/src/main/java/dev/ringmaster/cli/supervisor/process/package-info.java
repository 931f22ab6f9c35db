/** Processes of the ring's components as the operating system knows them: started detached, recognised by identity, ended. */
@NullMarked
package dev.ringmaster.cli.supervisor.process;

import org.jspecify.annotations.NullMarked;

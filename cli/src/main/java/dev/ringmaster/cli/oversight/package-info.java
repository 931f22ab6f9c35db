/** Whoever keeps a ring's components running, behind one port: the ring's own supervisor, or a service manager of the machine. */
@NullMarked
package dev.ringmaster.cli.oversight;

import org.jspecify.annotations.NullMarked;

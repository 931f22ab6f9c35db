/** How other processes speak with a ring's supervisor: one JSON line each way over a Unix socket, notes in between. */
@NullMarked
package dev.ringmaster.cli.supervisor.control;

import org.jspecify.annotations.NullMarked;

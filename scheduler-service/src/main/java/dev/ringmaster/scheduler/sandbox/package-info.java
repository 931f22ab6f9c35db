/**
 * Keeps an agent in a box made of namespaces, where bubblewrap is installed and works: what it sees of the machine, and what it may
 * write. Must not know what an attempt or a worker is.
 */
@NullMarked
package dev.ringmaster.scheduler.sandbox;

import org.jspecify.annotations.NullMarked;

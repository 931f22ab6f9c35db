/** Decides whether tasks and their dependencies are valid, names them and lists them. No I/O: what exists is asked through a port. */
@NullMarked
package dev.ringmaster.api.task;

import org.jspecify.annotations.NullMarked;

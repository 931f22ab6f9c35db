/** Commands that hold work back, move it and say what it costs. */
@NullMarked
package dev.ringmaster.cli.command.control;

import org.jspecify.annotations.NullMarked;

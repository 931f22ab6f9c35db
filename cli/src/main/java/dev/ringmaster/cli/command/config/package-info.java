/** The commands about {@code ringmaster.toml}: check it, show what is in force and why, have it looked at. */
@NullMarked
package dev.ringmaster.cli.command.config;

import org.jspecify.annotations.NullMarked;

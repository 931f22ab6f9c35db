/** The commands that install what was built, and that train the client's own cache. */
@NullMarked
package dev.ringmaster.cli.install.command;

import org.jspecify.annotations.NullMarked;

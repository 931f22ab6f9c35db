/** Commands about changes of Ringmaster to itself, over the API. */
@NullMarked
package dev.ringmaster.cli.command.release;

import org.jspecify.annotations.NullMarked;

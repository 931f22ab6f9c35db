/** Commands about the ring as a whole, and about the command itself. Each reads its options, calls api-service and prints. */
@NullMarked
package dev.ringmaster.cli.command.ring;

import org.jspecify.annotations.NullMarked;

/** Commands about projects, and the import into one. Each reads its options, calls api-service and prints. */
@NullMarked
package dev.ringmaster.cli.command.project;

import org.jspecify.annotations.NullMarked;

/** Commands about tasks and decisions. Each reads its options, calls api-service and prints. */
@NullMarked
package dev.ringmaster.cli.command.task;

import org.jspecify.annotations.NullMarked;

/** The client's commands: each reads its options, calls api-service and prints. They know nothing of processes or files. */
@NullMarked
package dev.ringmaster.cli.command;

import org.jspecify.annotations.NullMarked;

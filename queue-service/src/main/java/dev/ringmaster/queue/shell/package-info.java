/**
 * Holds the board inside the service: loads it, keeps it in step with the ledger, wakes it, has it ranked and shows how it is. Decides
 * nothing about tasks.
 */
@NullMarked
package dev.ringmaster.queue.shell;

import org.jspecify.annotations.NullMarked;

/**
 * Decides, from what the database, the disk and the process table say, what is to be done about every attempt, worktree and process
 * tree after a start. Pure: facts in, one move for each thing out. Must not know how facts are found or moves are made.
 */
@NullMarked
package dev.ringmaster.scheduler.reconcile;

import org.jspecify.annotations.NullMarked;

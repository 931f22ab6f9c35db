/**
 * Keeps every task, worker and project in memory and puts the decisions together: an event moves a task, which opens others, which are
 * planned onto free slots. Whatever it changes it tells its {@link dev.ringmaster.queue.board.Journal} in the same breath. Knows
 * nothing of databases, topics, threads or the clock.
 */
@NullMarked
package dev.ringmaster.queue.board;

import org.jspecify.annotations.NullMarked;

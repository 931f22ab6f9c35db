/**
 * Keeps the board's state in the service's database: one class for each table, plain SQL that SQLite and PostgreSQL take. Decides
 * nothing.
 */
@NullMarked
package dev.ringmaster.queue.store;

import org.jspecify.annotations.NullMarked;

/**
 * Brings the topics that the queue reads to the board, by one reader for all, and tells a new broker what the queue knows. Decides
 * nothing.
 */
@NullMarked
package dev.ringmaster.queue.messaging;

import org.jspecify.annotations.NullMarked;

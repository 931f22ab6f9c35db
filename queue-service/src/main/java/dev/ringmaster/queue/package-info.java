/**
 * queue-service: decides what runs next, where, and what a result means for the task. The core (task, retry, graph, rank, dispatch,
 * board) is plain Java; store, messaging and shell are its adapters. It knows nothing of prompts, processes or git.
 */
@NullMarked
package dev.ringmaster.queue;

import org.jspecify.annotations.NullMarked;

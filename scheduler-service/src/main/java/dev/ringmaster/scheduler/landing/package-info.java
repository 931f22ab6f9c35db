/** Brings proven work onto its target branch: a queue for each repository, batches, and gates on what was put together. */
@NullMarked
package dev.ringmaster.scheduler.landing;

import org.jspecify.annotations.NullMarked;

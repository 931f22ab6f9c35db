/** The words that the services share: ids, tasks, attempts, workers, projects, decisions, events and settings. Plain Java. */
@NullMarked
package dev.ringmaster.model;

import org.jspecify.annotations.NullMarked;

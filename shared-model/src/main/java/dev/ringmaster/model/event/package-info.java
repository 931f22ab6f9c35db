/** The facts that the services tell each other: one record for each type, its topic and its key. */
@NullMarked
package dev.ringmaster.model.event;

import org.jspecify.annotations.NullMarked;

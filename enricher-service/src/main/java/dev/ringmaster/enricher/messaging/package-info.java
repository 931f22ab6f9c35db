/** Takes assignments and projects from their topics and sends prompts. Decides nothing. */
@NullMarked
package dev.ringmaster.enricher.messaging;

import org.jspecify.annotations.NullMarked;

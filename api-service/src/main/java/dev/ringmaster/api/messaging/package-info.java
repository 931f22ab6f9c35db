/** Takes every topic in, by one reader for all; what an event does is decided in the read model. */
@NullMarked
package dev.ringmaster.api.messaging;

import org.jspecify.annotations.NullMarked;

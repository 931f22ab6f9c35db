/** Takes every topic in. One consumer for each; what an event does is decided in the read model. */
@NullMarked
package dev.ringmaster.api.messaging;

import org.jspecify.annotations.NullMarked;

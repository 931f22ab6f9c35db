/** What release-service hears from the ring. */
@NullMarked
package dev.ringmaster.release.messaging;

import org.jspecify.annotations.NullMarked;

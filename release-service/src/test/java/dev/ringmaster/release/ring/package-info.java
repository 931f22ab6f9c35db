/** The service as a whole, with a real broker, a real repository, and a Maven and a command line that only pretend. */
@NullMarked
package dev.ringmaster.release.ring;

import org.jspecify.annotations.NullMarked;

/** The stages of a release that the ring may run: swapping, watching, keeping and going back. */
@NullMarked
package dev.ringmaster.release.stage.live;

import org.jspecify.annotations.NullMarked;

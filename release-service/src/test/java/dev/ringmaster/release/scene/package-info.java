/** A repository that looks like Ringmaster's own, with a Maven and an installed command line that only pretend. */
@NullMarked
package dev.ringmaster.release.scene;

import org.jspecify.annotations.NullMarked;

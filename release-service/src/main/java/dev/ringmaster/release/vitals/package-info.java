/** How the ring fares: what is read of its components, and what of it counts as harm done by a release. */
@NullMarked
package dev.ringmaster.release.vitals;

import org.jspecify.annotations.NullMarked;

/** Changes of Ringmaster by Ringmaster: judged, proved, built, swapped in, watched, and kept or taken back. */
@NullMarked
package dev.ringmaster.release;

import org.jspecify.annotations.NullMarked;

/** Releases of Ringmaster by Ringmaster as they are shown, and what a person may ask of them. */
@NullMarked
package dev.ringmaster.api.release;

import org.jspecify.annotations.NullMarked;

/** Asks the git program about repositories. */
@NullMarked
package dev.ringmaster.api.git;

import org.jspecify.annotations.NullMarked;

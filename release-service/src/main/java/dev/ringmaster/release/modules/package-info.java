/** Knows the modules of the build from their poms as a commit has them, and what a change reaches through them. */
@NullMarked
package dev.ringmaster.release.modules;

import org.jspecify.annotations.NullMarked;

/** The stages before a release is live: each may refuse it, and nothing that runs has changed then. */
@NullMarked
package dev.ringmaster.release.stage.check;

import org.jspecify.annotations.NullMarked;

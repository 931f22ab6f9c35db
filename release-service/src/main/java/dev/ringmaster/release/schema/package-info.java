/** Lets migrations of databases only expand: the release before this one must run on what they leave. Pure. */
@NullMarked
package dev.ringmaster.release.schema;

import org.jspecify.annotations.NullMarked;

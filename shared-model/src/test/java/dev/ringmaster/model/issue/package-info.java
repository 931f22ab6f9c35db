/** Files of issues as other trackers write them, made from a seed. */
@NullMarked
package dev.ringmaster.model.issue;

import org.jspecify.annotations.NullMarked;

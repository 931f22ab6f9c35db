/** Plans which tasks the issues of a beads file become, and writes tasks back into its lines. Knows no store. */
@NullMarked
package dev.ringmaster.api.beads;

import org.jspecify.annotations.NullMarked;

/** What a cluster asks of a service apart from its work: health and figures, on a port that the public never reaches. */
@NullMarked
package dev.ringmaster.runtime.management;

import org.jspecify.annotations.NullMarked;

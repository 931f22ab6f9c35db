/** Says on the topic of the system that this service has started. */
@NullMarked
package dev.ringmaster.runtime.start;

import org.jspecify.annotations.NullMarked;

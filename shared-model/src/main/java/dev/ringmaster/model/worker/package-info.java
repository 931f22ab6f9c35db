/** Workers: the agent CLIs that take tasks, and what is known of them at a moment. */
@NullMarked
package dev.ringmaster.model.worker;

import org.jspecify.annotations.NullMarked;

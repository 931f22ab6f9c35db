/** How an agent's program is started without a person. Must not start anything itself. */
@NullMarked
package dev.ringmaster.agent.launch;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ringmaster.agent.launch;

import org.jspecify.annotations.NullMarked;

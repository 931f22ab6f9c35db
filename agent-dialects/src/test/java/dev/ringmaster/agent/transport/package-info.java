@NullMarked
package dev.ringmaster.agent.transport;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ringmaster.agent.failure;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ringmaster.agent.dialect;

import org.jspecify.annotations.NullMarked;

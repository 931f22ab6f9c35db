@NullMarked
package dev.ringmaster.scheduler.agent;

import org.jspecify.annotations.NullMarked;

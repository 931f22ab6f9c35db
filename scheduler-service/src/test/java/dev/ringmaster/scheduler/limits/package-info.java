@NullMarked
package dev.ringmaster.scheduler.limits;

import org.jspecify.annotations.NullMarked;

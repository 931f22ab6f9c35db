/** The service as the others see it: real topics, real processes, real git. */
@NullMarked
package dev.ringmaster.scheduler.ring;

import org.jspecify.annotations.NullMarked;

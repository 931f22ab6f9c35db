@NullMarked
package dev.ringmaster.scheduler.output;

import org.jspecify.annotations.NullMarked;

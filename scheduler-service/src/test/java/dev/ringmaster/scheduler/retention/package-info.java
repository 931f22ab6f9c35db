@NullMarked
package dev.ringmaster.scheduler.retention;

import org.jspecify.annotations.NullMarked;

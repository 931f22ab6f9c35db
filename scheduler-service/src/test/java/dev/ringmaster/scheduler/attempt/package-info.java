@NullMarked
package dev.ringmaster.scheduler.attempt;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ringmaster.scheduler.git;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ringmaster.scheduler.kept;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ringmaster.scheduler.work;

import org.jspecify.annotations.NullMarked;

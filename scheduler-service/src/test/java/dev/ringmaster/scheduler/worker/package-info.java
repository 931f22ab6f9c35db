@NullMarked
package dev.ringmaster.scheduler.worker;

import org.jspecify.annotations.NullMarked;

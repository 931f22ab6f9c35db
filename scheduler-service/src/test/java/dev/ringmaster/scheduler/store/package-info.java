@NullMarked
package dev.ringmaster.scheduler.store;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ringmaster.scheduler.health;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ringmaster.scheduler.forge;

import org.jspecify.annotations.NullMarked;

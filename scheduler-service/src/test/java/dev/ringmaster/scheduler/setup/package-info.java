@NullMarked
package dev.ringmaster.scheduler.setup;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ringmaster.scheduler.protection;

import org.jspecify.annotations.NullMarked;

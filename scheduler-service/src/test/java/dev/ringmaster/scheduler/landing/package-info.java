@NullMarked
package dev.ringmaster.scheduler.landing;

import org.jspecify.annotations.NullMarked;

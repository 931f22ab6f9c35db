@NullMarked
package dev.ringmaster.scheduler.sandbox;

import org.jspecify.annotations.NullMarked;

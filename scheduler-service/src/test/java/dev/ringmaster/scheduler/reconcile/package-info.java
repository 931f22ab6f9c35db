@NullMarked
package dev.ringmaster.scheduler.reconcile;

import org.jspecify.annotations.NullMarked;

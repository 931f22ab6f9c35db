@NullMarked
package dev.ringmaster.scheduler.operations;

import org.jspecify.annotations.NullMarked;

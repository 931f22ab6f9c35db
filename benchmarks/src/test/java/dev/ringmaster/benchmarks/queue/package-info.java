@NullMarked
package dev.ringmaster.benchmarks.queue;

import org.jspecify.annotations.NullMarked;

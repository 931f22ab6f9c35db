@NullMarked
package dev.ringmaster.queue.tier;

import org.jspecify.annotations.NullMarked;

/** How a service gets into a Kafka that asks for a login: secrets by reference only, and one sentence when it is refused. */
@NullMarked
package dev.ringmaster.runtime.access;

import org.jspecify.annotations.NullMarked;

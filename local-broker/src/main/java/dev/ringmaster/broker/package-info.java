/**
 * A real one-node Kafka (KRaft, broker and controller in one) for a laptop, bound to loopback.
 *
 * <p>Decides where its data lies, when it is fit to start on it, and how it is configured. Knows nothing of topics, events or services.
 */
@NullMarked
package dev.ringmaster.broker;

import org.jspecify.annotations.NullMarked;

/** Events as CloudEvents records on Kafka, and the identity of the topics they lie on. Must not know the ledger. */
@NullMarked
package dev.ringmaster.runtime.messaging;

import org.jspecify.annotations.NullMarked;

/** The service's own database: one file, one owner process, one writer thread with group commit. Must not know Kafka. */
@NullMarked
package dev.ringmaster.runtime.ledger;

import org.jspecify.annotations.NullMarked;

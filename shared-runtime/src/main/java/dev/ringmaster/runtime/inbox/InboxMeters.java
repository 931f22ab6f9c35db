package dev.ringmaster.runtime.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what becomes of incoming records. */
final class InboxMeters {

    final Counter repeats;
    final Counter deadLetters;
    final Counter unknown;
    final Counter retries;

    /** Batches that wait because they could not be stored. */
    final AtomicInteger held = new AtomicInteger();

    InboxMeters(MeterRegistry registry) {
        this.repeats = registry.counter("ringmaster.inbox.repeats");
        this.deadLetters = registry.counter("ringmaster.inbox.dead.letters");
        this.unknown = registry.counter("ringmaster.inbox.unknown");
        this.retries = registry.counter("ringmaster.inbox.retries");
        registry.gauge("ringmaster.inbox.held", held);
    }
}

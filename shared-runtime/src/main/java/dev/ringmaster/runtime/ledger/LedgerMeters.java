package dev.ringmaster.runtime.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Measures the writer: how many works share a commit, and how long a group takes from its first statement to the durable commit. */
final class LedgerMeters {

    private final DistributionSummary groupSize;
    private final Timer commit;
    private final Counter undone;

    LedgerMeters(MeterRegistry registry) {
        this.groupSize = DistributionSummary.builder("ringmaster.ledger.group.size")
                .description("Works that shared a commit")
                .register(registry);
        this.commit = Timer.builder("ringmaster.ledger.commit")
                .description("From the first statement of a group to its durable commit")
                .register(registry);
        this.undone = Counter.builder("ringmaster.ledger.undone")
                .description("Groups that the database refused as a whole")
                .register(registry);
    }

    void committed(int works, long nanos) {
        groupSize.record(works);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    void undone() {
        undone.increment();
    }
}

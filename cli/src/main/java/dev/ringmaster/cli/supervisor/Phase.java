package dev.ringmaster.cli.supervisor;

import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import java.time.Instant;
import java.util.Optional;

/** Where one component stands. */
public sealed interface Phase {

    /** Its process, while it has one. */
    default Optional<ProcessIdentity> process() {
        return Optional.empty();
    }

    /** It does not run. */
    record Stopped() implements Phase {}

    /** It should run and waits for the broker. */
    record Waiting() implements Phase {}

    /** Its process is being created. */
    record Launching() implements Phase {}

    /** @param until when it is tried again after a failure */
    record BackingOff(Instant until) implements Phase {}

    /** It runs and was not ready yet. */
    record Starting(ProcessIdentity identity, Instant since) implements Phase {
        @Override
        public Optional<ProcessIdentity> process() {
            return Optional.of(identity);
        }
    }

    record Ready(ProcessIdentity identity, Instant since) implements Phase {
        @Override
        public Optional<ProcessIdentity> process() {
            return Optional.of(identity);
        }
    }

    /** It runs, was ready and says that it is not. It is left alone: only a dead process is replaced. */
    record Unready(ProcessIdentity identity, Instant since) implements Phase {
        @Override
        public Optional<ProcessIdentity> process() {
            return Optional.of(identity);
        }
    }

    /**
     * It was asked to end.
     *
     * @param killAt when it is ended by force
     * @param killed whether that has been done
     */
    record Stopping(ProcessIdentity identity, Instant killAt, boolean killed) implements Phase {
        @Override
        public Optional<ProcessIdentity> process() {
            return Optional.of(identity);
        }
    }
}

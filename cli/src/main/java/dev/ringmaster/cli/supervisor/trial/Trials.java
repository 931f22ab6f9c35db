package dev.ringmaster.cli.supervisor.trial;

import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trial of this ring as it is written down, and what can be done about it. Every change is on the disk when its method returns. */
public interface Trials {

    /** No release is ever on trial. */
    Trials NONE = new Trials() {
        @Override
        public Optional<Trial> current() {
            return Optional.empty();
        }

        @Override
        public void countFailedStart(Component component) {}

        @Override
        public void giveUp(Trial.Refusal refusal, Instant now) {}

        @Override
        public Set<Component> outdated(Map<Component, ProcessIdentity> running) {
            return Set.of();
        }

        @Override
        public void end() {}
    };

    Optional<Trial> current() throws IOException;

    /** Does nothing when no trial stands any more. */
    void countFailedStart(Component component) throws IOException;

    /** Makes the former programs current again and keeps the reason; from now on the trial is going back. */
    void giveUp(Trial.Refusal refusal, Instant now) throws IOException;

    /** Those whose process runs another program than the current one. */
    Set<Component> outdated(Map<Component, ProcessIdentity> running) throws IOException;

    /** The components are back; the trial is over. */
    void end() throws IOException;
}

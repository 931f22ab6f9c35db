package dev.ringmaster.api.release;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Passes on what a person asks of releases; release-service sees to it. */
@ApplicationScoped
public class ReleaseCommands {

    private final ReleaseRepository releases;
    private final RingSettings ring;

    ReleaseCommands(ReleaseRepository releases, RingSettings ring) {
        this.releases = releases;
        this.ring = ring;
    }

    /** @throws ProblemException if there is none */
    public ReleaseRecord require(Connection connection, String text) throws SQLException {
        try {
            return releases.find(connection, new ReleaseId(text)).orElseThrow(() -> unknown(text));
        } catch (IllegalArgumentException notAnId) {
            throw unknown(text);
        }
    }

    private static ProblemException unknown(String text) {
        return new ProblemException(
                ProblemCode.UNKNOWN_RELEASE,
                "There is no release '" + text + "'. List them with 'ringmaster releases list'.");
    }

    /** @throws ProblemException if nobody would see to it, or the ring does not run the release */
    public ReleaseRecord rollBack(LedgerTransaction tx, String text, String by) throws SQLException {
        ReleaseRecord release = require(tx.connection(), text);
        requireEnabled();
        if (!release.isLive()) {
            throw new ProblemException(
                    ProblemCode.RELEASE_NOT_LIVE,
                    "Release " + release.id() + " is '" + release.status().word() + "': there is nothing to take back.",
                    Map.of("current", release));
        }
        tx.publish(new ControlEvent.RollbackRequested(release.id(), by));
        return release;
    }

    /** @throws ProblemException if nobody would see to it, or releases are not stopped */
    public BreakerRecord closeBreaker(LedgerTransaction tx, String by) throws SQLException {
        requireEnabled();
        BreakerRecord breaker = releases.breaker(tx.connection());
        if (!breaker.open()) {
            throw new ProblemException(
                    ProblemCode.BREAKER_NOT_OPEN, "Releases are not stopped: the breaker is closed already.");
        }
        tx.publish(new ControlEvent.BreakerCloseRequested(by));
        return breaker;
    }

    private void requireEnabled() {
        if (!ring.settings().selfImprovement().enabled()) {
            throw new ProblemException(
                    ProblemCode.SELF_IMPROVEMENT_OFF,
                    "Self-improvement is off. Set 'enabled = true' under [self_improvement] in ringmaster.toml and restart the"
                            + " ring.");
        }
    }
}

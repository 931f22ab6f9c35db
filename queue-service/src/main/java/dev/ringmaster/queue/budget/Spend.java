package dev.ringmaster.queue.budget;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt costs, in US dollars, as far as it is known.
 *
 * @param day when it was given out, UTC: it counts to this day even when it ends on the next
 * @param reserved set aside for it, ≥ 0
 * @param cost what it reported last; null as long as nobody knows, which is not zero
 * @param ended whether it is over
 */
public record Spend(
        AttemptId attempt,
        TaskId task,
        ProjectId project,
        LocalDate day,
        BigDecimal reserved,
        @Nullable BigDecimal cost,
        boolean ended) {

    /** What is known to be spent for good. */
    BigDecimal spent() {
        return ended && cost != null ? cost : BigDecimal.ZERO;
    }

    /** What stays set aside: for one that runs as much as it used so far, and no less than was reserved. */
    BigDecimal aside() {
        if (ended) {
            return cost == null ? reserved : BigDecimal.ZERO;
        }
        return cost == null ? reserved : cost.max(reserved);
    }

    boolean isUnknown() {
        return ended && cost == null;
    }

    Spend costing(BigDecimal usd) {
        return new Spend(attempt, task, project, day, reserved, usd, ended);
    }

    /** @param ran whether its agent ever ran; one that did not has cost nothing */
    Spend ended(boolean ran) {
        return new Spend(attempt, task, project, day, reserved, ran ? cost : BigDecimal.ZERO, true);
    }
}

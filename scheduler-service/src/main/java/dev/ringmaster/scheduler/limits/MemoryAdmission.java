package dev.ringmaster.scheduler.limits;

import dev.ringmaster.model.settings.MemorySize;
import java.util.Collection;

/** Says how many more attempts the machine's memory takes. */
public final class MemoryAdmission {

    /** Kept free for everything else, so that the machine never swaps for an agent's sake. */
    static final MemorySize RESERVE = MemorySize.ofMegabytes(256);

    private MemoryAdmission() {}

    /**
     * An attempt that was just started uses little yet: what it still lacks of its estimate is spoken for.
     *
     * @param estimate what attempts of its worker usually take
     * @param uses what it takes now
     */
    public record Growing(MemorySize estimate, long uses) {
        long lacks() {
            return Math.max(0, estimate.bytes() - uses);
        }
    }

    /**
     * How many more attempts with this estimate may start.
     *
     * @param available bytes that can be had now
     */
    public static int room(long available, Collection<Growing> running, MemorySize estimate) {
        long spokenFor = running.stream().mapToLong(Growing::lacks).sum();
        long free = available - RESERVE.bytes() - spokenFor;
        return free <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, free / estimate.bytes());
    }

    /** Why none may start, one sentence. */
    public static String refusal(long available, MemorySize estimate) {
        return "the machine is short of memory: " + MemorySize.ofMegabytes(Math.max(1, available >> 20))
                + " can be had, and an attempt usually takes " + estimate;
    }
}

package dev.ringmaster.scheduler.landing;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds how much of a batch is good by as few runs of its gates as possible: one if all of it is, else a binary search for the first
 * link that turns them red. It takes for granted that a batch without its guilty one is green, which is tested, as every prefix that lands.
 */
final class BatchSearch {

    /** Tests the tree of a batch's first links. */
    interface Trial {
        /**
         * @param links how many, from 1
         * @return what failed, or empty when they are good
         */
        Optional<RedGate> of(int links) throws IOException, InterruptedException;
    }

    private BatchSearch() {}

    /** @param size of the batch, ≥ 1 */
    static Found search(int size, Trial trial) throws IOException, InterruptedException {
        Optional<RedGate> whole = trial.of(size);
        if (whole.isEmpty()) {
            return new Found(size, null);
        }
        int good = 0;
        int bad = size;
        RedGate failure = whole.get();
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            Optional<RedGate> half = trial.of(middle);
            if (half.isEmpty()) {
                good = middle;
            } else {
                bad = middle;
                failure = half.get();
            }
        }
        return new Found(good, failure);
    }

    /**
     * What was found.
     *
     * @param good how many of the first links were tested and are good, ≥ 0
     * @param failure of the link after them; null if all are good
     */
    record Found(int good, @Nullable RedGate failure) {}
}

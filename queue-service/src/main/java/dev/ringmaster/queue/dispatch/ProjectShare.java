package dev.ringmaster.queue.dispatch;

/**
 * A project's claim on slots.
 *
 * @param weight its share relative to other projects, > 0
 * @param maxConcurrent most slots it may use at one time, ≥ 1
 * @param used slots it uses now, ≥ 0
 * @param turn decides between projects that use equally much for their weights: the smaller is next. It grows by 1 / weight with each
 *     task that is given out
 */
public record ProjectShare(double weight, int maxConcurrent, int used, double turn) {

    public ProjectShare {
        if (!(weight > 0) || maxConcurrent < 1 || used < 0) {
            throw new IllegalArgumentException("not a share: " + weight + ", " + maxConcurrent + ", " + used);
        }
    }
}

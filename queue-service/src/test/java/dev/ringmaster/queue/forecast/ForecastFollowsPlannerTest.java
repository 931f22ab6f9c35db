package dev.ringmaster.queue.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** That {@code plan} says what the queue would do: two projects or three, caps of every sort, tasks that wait for each other. */
class ForecastFollowsPlannerTest {

    /**
     * Planted and caught, each alone: a forecast without the caps of accounts, of capabilities, of types or of projects, without the order of
     * types, without the least busy of equal workers, without the share of each project, and without turns.
     */
    @Property(tries = 3000)
    void eachTaskGoesWhenAndWhereThePlannerWouldSendIt(@ForAll long seed) {
        ImaginedRing ring = new ImaginedRing(seed);

        assertThat(ring.forecast()).isEqualTo(ring.dispatched());
    }
}

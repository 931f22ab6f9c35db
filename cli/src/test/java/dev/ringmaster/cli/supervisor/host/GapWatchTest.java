package dev.ringmaster.cli.supervisor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class GapWatchTest {

    private final AtomicBoolean answers = new AtomicBoolean(true);
    private volatile CountDownLatch silent = new CountDownLatch(1);

    @Test
    void gapIsAtLeastAsLongAsTheSilence() throws InterruptedException {
        GapWatch watch = begin();
        answers.set(false);
        silent.await();
        Duration silence = Duration.ofMillis(30);
        LockSupport.parkNanos(silence.toNanos());
        answers.set(true);

        assertThat(watch.end()).hasValueSatisfying(gap -> assertThat(gap).isGreaterThanOrEqualTo(silence));
    }

    @Test
    void componentThatNeverStoppedAnsweringHasNoGap() throws InterruptedException {
        assertThat(begin().end()).isEmpty();
    }

    @Test
    void componentThatDidNotRunBeforeHasNoGap() throws InterruptedException {
        answers.set(false);
        GapWatch watch = begin();
        silent.await();
        answers.set(true);
        assertThat(watch.end()).isEmpty();
    }

    @Test
    void componentThatStaysAwayHasNoGap() throws InterruptedException {
        GapWatch watch = begin();
        answers.set(false);
        silent.await();
        assertThat(watch.end()).isEmpty();
    }

    private GapWatch begin() {
        return GapWatch.begin(
                component -> {
                    boolean now = answers.get();
                    if (!now) {
                        silent.countDown();
                    }
                    return now;
                },
                Component.API_SERVICE);
    }
}

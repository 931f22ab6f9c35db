package dev.ringmaster.api.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight requests = new InFlight();

    @Test
    void waitIsOverAtOnceWhenThereIsNoRequest() throws InterruptedException {
        assertThat(requests.awaitNone(Duration.ZERO)).isTrue();
    }

    @Test
    void requestThatDoesNotEndIsGivenUp() throws InterruptedException {
        requests.begun();
        assertThat(requests.awaitNone(Duration.ofMillis(5))).isFalse();
    }

    @Test
    void waitIsOverWithTheLastRequest() {
        requests.begun();
        requests.begun();
        CompletableFuture<Boolean> waited = CompletableFuture.supplyAsync(() -> {
            try {
                return requests.awaitNone(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        requests.ended();
        assertThat(waited).isNotDone();
        requests.ended();
        assertThat(waited.join()).isTrue();
        assertThat(requests.count()).isZero();
    }
}

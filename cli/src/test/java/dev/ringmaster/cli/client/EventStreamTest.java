package dev.ringmaster.cli.client;

import static dev.ringmaster.cli.FakeApi.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.FakeApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static final Patience SHORT = new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    @Test
    void lostStreamGoesOnBehindTheLastEvent() {
        try (FakeApi api = new FakeApi()) {
            api.on("GET /events/stream", exchange -> {
                FakeApi.stream(exchange, event(11, "task.ready", "a-1", "{}"), event(12, "task.started", "a-1", "{}"));
                throw new IOException("cut off");
            });
            api.on(
                    "GET /events/stream",
                    exchange -> FakeApi.stream(
                            exchange,
                            event(12, "task.started", "a-1", "{}"),
                            event(13, "task.completed", "a-1", "{}")));
            List<Long> seen = new ArrayList<>();
            List<String> notes = new ArrayList<>();

            boolean inTime = new ApiClient(api.base(), "secret", SHORT)
                    .events(10)
                    .telling(notes::add)
                    .follow(event -> {
                        seen.add(event.seq());
                        return event.seq() < 13;
                    });

            assertThat(inTime).isTrue();
            assertThat(seen).containsExactly(11L, 12L, 13L);
            assertThat(api.requests)
                    .extracting(request -> request.headers().get("last-event-id"))
                    .startsWith("10", "12");
            assertThat(notes).containsExactly("connection lost, trying again", "connected again");
        }
    }

    @Test
    void serverThatIsRestartedIsFoundAgain() throws InterruptedException {
        FakeApi first = new FakeApi();
        int port = first.port();
        CountDownLatch arrived = new CountDownLatch(1);
        first.on("GET /events/stream", exchange -> {
            FakeApi.stream(exchange, event(1, "task.ready", "a-1", "{}"));
            keepOpen();
        });
        List<Long> seen = new ArrayList<>();
        Thread follower = Thread.ofVirtual()
                .start(() -> new ApiClient(first.base(), "secret", SHORT)
                        .events(0)
                        .follow(event -> {
                            seen.add(event.seq());
                            arrived.countDown();
                            return event.seq() < 2;
                        }));
        arrived.await();
        first.close();
        try (FakeApi second = new FakeApi(port)) {
            second.on(
                    "GET /events/stream",
                    exchange -> FakeApi.stream(exchange, event(2, "task.completed", "a-1", "{}")));
            assertThat(follower.join(Duration.ofSeconds(20))).isTrue();
            assertThat(seen).containsExactly(1L, 2L);
            assertThat(second.last().headers()).containsEntry("last-event-id", "1");
        }
    }

    @Test
    void resetMovesThePlaceBackAndIsTold() {
        try (FakeApi api = new FakeApi()) {
            api.on(
                    "GET /events/stream",
                    exchange -> FakeApi.stream(
                            exchange,
                            "id: 3\nevent: reset\ndata: {\"eventCursor\":3}\n\n",
                            event(4, "task.ready", "a-1", "{}")));
            List<String> seen = new ArrayList<>();
            new ApiClient(api.base(), "secret", SHORT).events(900).follow(event -> {
                seen.add(event.type());
                return seen.size() < 2;
            });
            assertThat(seen).containsExactly("reset", "task.ready");
        }
    }

    @Test
    void followingEndsWhenItsTimeIsOver() {
        try (FakeApi api = new FakeApi()) {
            api.on("GET /events/stream", exchange -> {
                FakeApi.stream(exchange);
                keepOpen();
            });
            boolean inTime = new ApiClient(api.base(), "secret", SHORT)
                    .events(0)
                    .atMost(Duration.ofMillis(200))
                    .follow(event -> true);
            assertThat(inTime).isFalse();
        }
    }

    @Test
    void serverThatIsNotThereAtTheStartIsToldAtOnce() {
        FakeApi gone = new FakeApi();
        gone.close();
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() ->
                        new ApiClient(gone.base(), "secret", SHORT).events(0).follow(event -> true))
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
    }

    @Test
    void refusalIsNotTriedAgain() {
        try (FakeApi api = new FakeApi()) {
            api.on("GET /events/stream", 401, "{\"title\":\"Not authorised\"}");
            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(() ->
                            new ApiClient(api.base(), "wrong", SHORT).events(0).follow(event -> true))
                    .withMessage("Not authorised");
            assertThat(api.requests).hasSize(1);
        }
    }

    @Test
    void linesAreReadAsTheStandardSays() {
        EventLines lines = new EventLines();
        assertThat(lines.accept("\ufeff: comment")).isEmpty();
        assertThat(lines.accept("id:7")).isEmpty();
        assertThat(lines.accept("")).isEmpty();
        assertThat(lines.accept("data: a")).isEmpty();
        assertThat(lines.accept("data")).isEmpty();
        assertThat(lines.accept("data:b")).isEmpty();
        assertThat(lines.accept("")).contains(new EventLines.Raw("7", "a\n\nb"));
        assertThat(lines.accept("")).isEmpty();
    }

    /** The handler's thread is ended with the server. */
    private static void keepOpen() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

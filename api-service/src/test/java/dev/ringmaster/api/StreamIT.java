package dev.ringmaster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.api.rest.http.RequestDrain;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class StreamIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Api api;

    @Inject
    RequestDrain requests;

    @TestHTTPResource("/api/v1/events/stream")
    URI stream;

    @TestHTTPResource("/api/v1/ws")
    URI socket;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void streamGoesOnWhereTheReaderWasWithoutGapOrRepeat() {
        long start = cursor();
        happen("component-a", 30);
        try (Reader first = new Reader(stream + "?types=component.*&after=" + start, null)) {
            await().atMost(SOON).until(() -> first.seqs.size() >= 30);
            happen("component-b", 20);
            await().atMost(SOON).until(() -> first.seqs.size() >= 50);
            assertThat(first.seqs).hasSize(50).doesNotHaveDuplicates().isSorted();
            assertThat(first.names).containsOnly("component.restarted");
            try (Reader second = new Reader(stream + "?types=component.*", Long.toString(first.seqs.get(19)))) {
                await().atMost(SOON).until(() -> second.seqs.size() >= 30);
                happen("component-c", 5);
                await().atMost(SOON).until(() -> second.seqs.size() >= 35 && first.seqs.size() >= 55);
                assertThat(second.seqs).isEqualTo(first.seqs.subList(20, 55));
            }
        }
    }

    @Test
    void placeThatNeverWasIsAReset() {
        try (Reader reader = new Reader(stream.toString(), "99999999")) {
            await().atMost(SOON).until(() -> reader.names.contains("reset"));
        }
    }

    @Test
    void connectionIsAnsweredAtOnceThoughNothingHappens() {
        try (Reader reader = new Reader(stream + "?types=no.such", null)) {
            await().atMost(SOON).until(() -> !reader.comments.isEmpty());
            assertThat(reader.seqs).isEmpty();
        }
    }

    @Test
    void webSocketCarriesTheSameItems() throws Exception {
        long start = cursor();
        happen("component-w", 3);
        List<JsonNode> received = new CopyOnWriteArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket open = client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + api.token())
                    .buildAsync(
                            URI.create(socket.toString().replaceFirst("^http", "ws") + "?types=component.*&after="
                                    + start),
                            new WebSocket.Listener() {
                                private final StringBuilder text = new StringBuilder();

                                @Override
                                public @Nullable CompletionStage<?> onText(
                                        WebSocket webSocket, CharSequence data, boolean last) {
                                    text.append(data);
                                    if (last) {
                                        received.add(node(text.toString()));
                                        text.setLength(0);
                                    }
                                    webSocket.request(1);
                                    return null;
                                }
                            })
                    .join();
            await().atMost(SOON).until(() -> received.size() >= 3);
            // A stop waits for requests, which this is none of; a stream that ended before may just be leaving.
            await().atMost(SOON).until(() -> requests.inFlight() == 0);
            open.abort();
        }
        assertThat(received).allSatisfy(item -> {
            assertThat(item.path("seq").asLong()).isGreaterThan(start);
            assertThat(item.path("data").path("component").asText()).startsWith("component-");
        });
    }

    private long cursor() {
        return api.ask().get("/api/v1/status").then().extract().jsonPath().getLong("eventCursor");
    }

    private void happen(String component, int count) {
        for (int i = 0; i < count; i++) {
            api.tell(new SystemEvent.ComponentRestarted(component, "1." + i, Instant.now()));
        }
    }

    private JsonNode node(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Reader implements AutoCloseable {
        private final List<Long> seqs = new CopyOnWriteArrayList<>();
        private final List<String> names = new CopyOnWriteArrayList<>();
        private final List<String> comments = new CopyOnWriteArrayList<>();
        private final HttpClient client = HttpClient.newHttpClient();

        Reader(String address, @Nullable String lastEventId) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + api.token());
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            var subscriber = HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(this::line));
            var unused = client.sendAsync(request.build(), subscriber);
        }

        private void line(String line) {
            if (line.startsWith("data:")) {
                JsonNode item = node(line.substring(5));
                if (item.has("seq")) {
                    seqs.add(item.path("seq").asLong());
                }
            } else if (line.startsWith("event:")) {
                names.add(line.substring(6).strip());
            } else if (line.startsWith(":")) {
                comments.add(line);
            }
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    private record Lines(Consumer<String> each) implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            each.accept(line);
        }

        @Override
        public void onError(Throwable closed) {}

        @Override
        public void onComplete() {}
    }
}

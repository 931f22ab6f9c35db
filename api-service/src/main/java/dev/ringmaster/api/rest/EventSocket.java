package dev.ringmaster.api.rest;

import dev.ringmaster.api.feed.FeedFilter;
import dev.ringmaster.api.feed.FeedItem;
import dev.ringmaster.api.feed.StreamSignal;
import dev.ringmaster.api.store.Documents;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Multi;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stream of events as a WebSocket: the same items, the same parameters. */
@WebSocket(path = "/api/v1/ws")
public class EventSocket {

    private static final Logger LOG = Logger.getLogger(EventSocket.class);

    private final FeedStreams streams;
    private final Documents documents;

    EventSocket(FeedStreams streams, Documents documents) {
        this.streams = streams;
        this.documents = documents;
    }

    @OnOpen
    Multi<String> open(WebSocketConnection connection) {
        Map<String, String> query = parameters(connection.handshakeRequest().query());
        FeedFilter filter = Parameters.feed(query.get("types"), query.get("task"), query.get("project"));
        long after = Parameters.place(query.get("after"), streams.newest());
        return streams.open(filter, after)
                .filter(signal -> !(signal instanceof StreamSignal.Heartbeat))
                .map(this::message)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "a stream broke off"))
                .onCompletion()
                .call(connection::close);
    }

    private String message(StreamSignal signal) {
        return switch (signal) {
            case StreamSignal.Item(FeedItem item) -> documents.write(item);
            case StreamSignal.Reset(long cursor) -> documents.write(Map.of("type", "reset", "eventCursor", cursor));
            case StreamSignal.Heartbeat heartbeat -> "";
        };
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> found = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    found.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return found;
    }
}

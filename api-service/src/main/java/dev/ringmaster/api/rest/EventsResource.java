package dev.ringmaster.api.rest;

import dev.ringmaster.api.feed.FeedFilter;
import dev.ringmaster.api.feed.FeedItem;
import dev.ringmaster.api.feed.StreamSignal;
import dev.ringmaster.api.rest.reply.FeedPage;
import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.view.FeedRepository;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events over HTTP, as a list and as a stream. */
@Path("/api/v1/events")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    private static final String TYPES =
            "Facts separated by commas, such as task.ready, or whole entities such as attempt.*.";

    private final FeedStreams streams;
    private final FeedRepository feed;
    private final Documents documents;

    EventsResource(FeedStreams streams, FeedRepository feed, Documents documents) {
        this.streams = streams;
        this.feed = feed;
        this.documents = documents;
    }

    @GET
    @Operation(operationId = "listEvents", summary = "Read events, oldest first")
    public FeedPage list(
            @Parameter(description = "Only events behind this place; default 0.") @QueryParam("after") @Nullable
                    String after,
            @Parameter(description = "1 to 500, default 100.") @QueryParam("limit") @Nullable Integer limit,
            @Parameter(description = TYPES) @QueryParam("types") @Nullable String types,
            @QueryParam("task") @Nullable String task,
            @QueryParam("project") @Nullable String project) {
        FeedFilter filter = Parameters.feed(types, task, project);
        int size = Parameters.limit(limit, 100, 500);
        long newest = streams.newest();
        long from = after == null ? 0 : Parameters.place(after, newest);
        List<FeedItem> items = feed.read(from, newest, size, filter);
        return new FeedPage(items, items.size() == size ? items.getLast().seq() : Math.max(from, newest));
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamEvents",
            summary = "Follow everything that happens (server-sent events)",
            description = """
                    Each event's id is its place in the feed: send the last one as `Last-Event-ID` (browsers do) or `after` to go on without \
                    gap or repeat. Without either the stream starts now. An event of type `reset` says that the place is gone: fetch your \
                    snapshots anew. A comment every 15 s shows that the connection lives. A reader that takes nothing for a minute is \
                    disconnected and can resume.""")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples = @ExampleObject(name = "one event", value = """
                                                    id: 42
                                                    event: task.ready
                                                    data: {"seq":42,"id":"…","type":"task.ready","source":"/ringmaster/queue-service","subject":"textkit-1","time":"2026-01-01T00:00:00Z","data":{}}
                                                    """)))
    public Multi<OutboundSseEvent> stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Parameter(description = "A place in the feed, or latest (default).") @QueryParam("after") @Nullable
                    String after,
            @Parameter(description = TYPES) @QueryParam("types") @Nullable String types,
            @QueryParam("task") @Nullable String task,
            @QueryParam("project") @Nullable String project,
            @Context Sse sse) {
        String place = lastEventId == null || lastEventId.isBlank() ? after : lastEventId;
        long from = Parameters.place(place, streams.newest());
        return streams.open(Parameters.feed(types, task, project), from).map(signal -> event(sse, signal));
    }

    private OutboundSseEvent event(Sse sse, StreamSignal signal) {
        return switch (signal) {
            case StreamSignal.Item(FeedItem item) ->
                sse.newEventBuilder()
                        .id(Long.toString(item.seq()))
                        .name(item.type())
                        .data(String.class, documents.write(item))
                        .build();
            case StreamSignal.Reset(long cursor) ->
                sse.newEventBuilder()
                        .id(Long.toString(cursor))
                        .name("reset")
                        .data(String.class, documents.write(Map.of("eventCursor", cursor)))
                        .build();
            case StreamSignal.Heartbeat heartbeat ->
                sse.newEventBuilder().comment("alive").build();
        };
    }
}

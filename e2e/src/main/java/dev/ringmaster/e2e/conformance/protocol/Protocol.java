package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** How one model API words requests, answers and refusals. */
public sealed interface Protocol permits AnthropicMessages, OpenAiResponses, OpenAiChat, Gemini {

    /** The name in the journal. */
    String name();

    Ask read(JsonNode body);

    /** The answer as one document. */
    JsonNode whole(Reply reply);

    /** The answer as events, in order. */
    List<Frame> stream(Reply reply);

    /** The first events of an answer that never ends. */
    default List<Frame> beginning(Reply reply) {
        List<Frame> all = stream(reply);
        return all.subList(0, Math.max(1, all.size() / 2));
    }

    /**
     * Words a refusal.
     *
     * @param status what a {@link Refusal.Reason#CAPACITY} refusal answers; other reasons have a status of their own
     * @param wait how long until a new try makes sense, zero if that is not told
     * @param resetEpochSecond when the window opens again; only for {@link Refusal.Reason#LIMIT}
     */
    Refusal refuse(Refusal.Reason reason, int status, Duration wait, long resetEpochSecond);
}

package dev.ringmaster.e2e.conformance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.e2e.conformance.protocol.AnthropicMessages;
import dev.ringmaster.e2e.conformance.protocol.Gemini;
import dev.ringmaster.e2e.conformance.protocol.OpenAiChat;
import dev.ringmaster.e2e.conformance.protocol.OpenAiResponses;
import dev.ringmaster.e2e.conformance.protocol.Protocol;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a path leads. A prefix before {@code /v1} is allowed, so that a base URL may carry one. */
sealed interface Route {

    /** A request for an answer. */
    record Model(Protocol protocol) implements Route {}

    /** A request for the number of tokens. */
    record Count(boolean isGemini) implements Route {}

    /** A request for the list of models. */
    record Models(boolean isGemini) implements Route {}

    /** Anything else. */
    record Other() implements Route {}

    Pattern GEMINI = Pattern.compile(".*/v1(?:beta|alpha)?/models/([^/:]+):([A-Za-z]+)$");

    static Route of(String path) {
        Matcher gemini = GEMINI.matcher(path);
        if (gemini.matches()) {
            return switch (gemini.group(2)) {
                case "streamGenerateContent" -> new Model(new Gemini(gemini.group(1), true));
                case "generateContent" -> new Model(new Gemini(gemini.group(1), false));
                case "countTokens" -> new Count(true);
                default -> new Other();
            };
        }
        if (path.endsWith("/v1/messages")) {
            return new Model(new AnthropicMessages());
        }
        if (path.endsWith("/v1/messages/count_tokens")) {
            return new Count(false);
        }
        if (path.endsWith("/responses")) {
            return new Model(new OpenAiResponses());
        }
        if (path.endsWith("/chat/completions")) {
            return new Model(new OpenAiChat());
        }
        return path.endsWith("/models") ? new Models(path.contains("/v1beta")) : new Other();
    }

    /** A list that both kinds of clients accept. */
    static JsonNode models(boolean isGemini) {
        List<String> names = List.of("conformance-model");
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = list.putArray(isGemini ? "models" : "data");
        for (String name : names) {
            if (isGemini) {
                entries.addObject().put("name", "models/" + name).put("displayName", name);
            } else {
                entries.addObject()
                        .put("id", name)
                        .put("object", "model")
                        .put("type", "model")
                        .put("display_name", name)
                        .put("created", 0)
                        .put("owned_by", "conformance");
            }
        }
        return isGemini ? list : list.put("object", "list").put("has_more", false);
    }
}

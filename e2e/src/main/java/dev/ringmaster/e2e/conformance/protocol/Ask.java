package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request for an answer, in no protocol's words.
 *
 * @param model the model's name as the client gave it
 * @param stream whether the client wants events
 * @param userTexts what the user said, oldest first; what a client adds of its own as the user is among it
 * @param turns what the history holds of the model, oldest first
 * @param toolResults what tools returned, oldest first
 * @param tools what the client offers; a request that offers none is a side request, such as one for a title
 * @param folder the client's working folder, if the request tells
 */
public record Ask(
        String model,
        boolean stream,
        List<String> userTexts,
        List<Turn> turns,
        List<String> toolResults,
        List<Tool> tools,
        Optional<String> folder) {

    private static final Pattern FOLDER = Pattern.compile(
            "(?i)(?:working directory(?: is)?:?|<cwd>|current directory(?: is)?:?|working in the directory:?|workspace"
                    + " directories:\\*\\*(?:\\\\n"
                    + "|\\s)*-)\\s*`?(/[^\\s<`\"\\\\]+)");

    public Ask {
        userTexts = List.copyOf(userTexts);
        turns = List.copyOf(turns);
        toolResults = List.copyOf(toolResults);
        tools = List.copyOf(tools);
    }

    /** A tool as the client declares it: its JSON schema, or free text instead of arguments. */
    public record Tool(String name, JsonNode schema, boolean freeText) {}

    /**
     * A turn of the model as the client remembers it. Clients put in turns that no model gave, such as the text of an error, and
     * some send a call twice.
     */
    public record Turn(Optional<String> callId, String text) {}

    public boolean isSide() {
        return tools.isEmpty();
    }

    /** Finds a client's working folder in a request's text. */
    static Optional<String> folderIn(JsonNode body) {
        Matcher found = FOLDER.matcher(body.toString());
        return found.find() ? Optional.of(found.group(1).replaceAll("[.,]$", "")) : Optional.empty();
    }
}

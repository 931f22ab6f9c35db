package dev.ringmaster.api.beads.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.api.beads.format.BeadsLink;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds and removes links of a line's list; those that stay are left as they are written. */
final class DependencyEdit {

    private final ObjectMapper json;

    DependencyEdit(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param list the list as it is written, or null where there is none
     * @return the new list, or null where it stays
     */
    @Nullable
    String apply(@Nullable String list, String issue, Set<String> added, Set<String> removed, Instant now)
            throws IOException {
        List<String> links = new ArrayList<>();
        List<String> there = new ArrayList<>();
        boolean changed = false;
        for (String link : elements(list)) {
            String target = blocking(link);
            if (target != null && removed.contains(target)) {
                changed = true;
                continue;
            }
            links.add(link);
            if (target != null) {
                there.add(target);
            }
        }
        for (String target : added) {
            if (!there.contains(target)) {
                links.add(link(issue, target, now));
                changed = true;
            }
        }
        return changed ? "[" + String.join(",", links) + "]" : null;
    }

    String link(String issue, String target, Instant now) {
        ObjectNode link = json.createObjectNode();
        link.put("issue_id", issue).put("depends_on_id", target).put("type", "blocks");
        return link.put("created_at", now.toString())
                .put("created_by", "ringmaster")
                .toString();
    }

    /** What the link waits for, or null when it waits for nothing or says who the parent is. */
    private @Nullable String blocking(String link) throws IOException {
        JsonNode node = json.readTree(link);
        if (node.isTextual()) {
            return node.asText().strip();
        }
        BeadsLink read = new BeadsLink(
                "",
                node.path("depends_on_id").asText("").strip(),
                BeadsLink.normalised(node.path("type").asText("")),
                false);
        return read.isBlocking() && !read.isParent() ? read.to() : null;
    }

    private List<String> elements(@Nullable String list) throws IOException {
        List<String> elements = new ArrayList<>();
        if (list == null || list.equals("null")) {
            return elements;
        }
        try (JsonParser parser = json.createParser(list)) {
            parser.nextToken();
            for (JsonToken token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                elements.add(list.substring(from, (int) parser.currentLocation().getCharOffset()));
            }
        }
        return elements;
    }
}

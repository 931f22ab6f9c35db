package dev.ringmaster.api.beads.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.api.beads.line.Bytes;
import dev.ringmaster.api.beads.line.LineExtent;
import dev.ringmaster.api.beads.line.LineScanner;
import dev.ringmaster.api.beads.line.ShortStrings;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one line of a beads file, in any of its dialects: invalid is what has no meaning at all, the rest is remarked on. */
final class BeadsReader {

    private static final int ID_LIMIT = 500;

    /** What tasks are made of; everything else is passed over without being held. */
    private static final Set<String> READ = Set.of(
            "_type",
            "id",
            "title",
            "description",
            "design",
            "acceptance_criteria",
            "notes",
            "status",
            "priority",
            "issue_type",
            "estimated_minutes",
            "defer_until",
            "close_reason",
            "labels",
            "dependencies",
            "parent",
            "is_template",
            "ephemeral",
            "wisp",
            "pinned");

    private final ObjectMapper json;

    /** The fields that matter, or why there are none. */
    private record Fields(
            ObjectNode node,
            @Nullable String invalid,
            @Nullable String misshapen) {}

    BeadsReader(ObjectMapper json) {
        this.json = json;
    }

    BeadsLine read(byte[] line, int length, LineExtent at) throws IOException {
        try (JsonParser parser = json.createParser(line, 0, length)) {
            return read(parser, at);
        } catch (JsonProcessingException invalid) {
            return new BeadsLine.Invalid("is not JSON: " + shortened(invalid.getOriginalMessage()));
        } catch (CharConversionException invalid) {
            return new BeadsLine.Invalid("is not UTF-8");
        }
    }

    /** A line too long to be held. */
    BeadsLine read(InputStream line, LineExtent at) throws IOException {
        try (JsonParser parser = parser(line, at.to() - at.from())) {
            return read(parser, at);
        } catch (JsonProcessingException invalid) {
            return new BeadsLine.Invalid("is not JSON: " + shortened(invalid.getOriginalMessage()));
        } catch (CharConversionException invalid) {
            return new BeadsLine.Invalid("is not UTF-8");
        }
    }

    /** The texts of an issue that was read before. */
    IssueContent content(Bytes source, LineExtent at) throws IOException {
        return IssueReader.content(again(source, at));
    }

    /** See {@link BeadsFile#descriptionEdit}. */
    Map<String, String> descriptionEdit(Bytes source, LineExtent at, String changed) throws IOException {
        ObjectNode node = again(source, at);
        String own = IssueText.withoutSections(
                changed,
                IssueReader.text(node, "description"),
                IssueReader.text(node, "design"),
                IssueReader.text(node, "notes"));
        if (own != null) {
            return Map.of("description", own);
        }
        Map<String, String> whole = new LinkedHashMap<>(Map.of("description", changed));
        for (String section : List.of("design", "notes")) {
            if (!IssueReader.text(node, section).isBlank()) {
                whole.put(section, "");
            }
        }
        return whole;
    }

    private ObjectNode again(Bytes source, LineExtent at) throws IOException {
        try (InputStream in = source.from(at.from());
                JsonParser parser = parser(in, at.to() - at.from())) {
            return fields(parser).node();
        }
    }

    private JsonParser parser(InputStream in, long length) throws IOException {
        return length > LineScanner.HELD
                ? json.createParser((InputStream) new ShortStrings(in, length))
                : json.createParser(in.readNBytes((int) length));
    }

    private BeadsLine read(JsonParser parser, LineExtent at) throws IOException {
        Fields fields = fields(parser);
        if (fields.invalid() != null) {
            return new BeadsLine.Invalid(fields.invalid());
        }
        ObjectNode node = fields.node();
        JsonNode kind = node.path("_type");
        if (kind.isTextual() && !kind.asText().equals("issue")) {
            return new BeadsLine.Other(kind.asText());
        }
        if (fields.misshapen() != null) {
            return new BeadsLine.Invalid(fields.misshapen());
        }
        String id = node.path("id").asText("").strip();
        if (id.isEmpty() || node.path("id").isNull()) {
            return new BeadsLine.Invalid("has no id");
        }
        if (id.length() > ID_LIMIT) {
            return new BeadsLine.Invalid("has an id of more than " + ID_LIMIT + " characters");
        }
        if (IssueReader.word(node, "status", "open").equals("tombstone")) {
            return new BeadsLine.Tombstone(id);
        }
        if (IssueReader.text(node, "title").isBlank()) {
            return new BeadsLine.Invalid("issue " + id + " has no title");
        }
        return IssueReader.issue(node, id, at);
    }

    private Fields fields(JsonParser parser) throws IOException {
        ObjectNode node = json.createObjectNode();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Fields(node, "is not a JSON object", null);
        }
        String misshapen = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            FieldShape shape = FieldShape.of(name);
            if (misshapen == null && !shape.fits(value)) {
                misshapen = name + " must be " + shape.words() + ", not " + FieldShape.wordsFor(value);
            }
            if (READ.contains(name)) {
                node.set(name, parser.<JsonNode>readValueAsTree());
            } else {
                parser.skipChildren();
            }
        }
        if (misshapen == null) {
            misshapen = IssueReader.misshapen(node);
        }
        return new Fields(node, parser.nextToken() == null ? null : "holds more than one JSON object", misshapen);
    }

    private static String shortened(String message) {
        return message.length() > 300 ? message.substring(0, 300) + "…" : message;
    }
}

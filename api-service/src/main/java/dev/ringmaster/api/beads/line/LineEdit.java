package dev.ringmaster.api.beads.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * New values for some fields of a line. The line's other bytes stay: order, spaces, unknown fields, the way numbers and texts are
 * written. A field that the line does not have yet comes last.
 *
 * @param values JSON by field name
 */
public record LineEdit(Map<String, String> values) {

    public LineEdit {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Writes the line with the new values. */
    public void apply(Bytes source, LineExtent line, OutputStream out) throws IOException {
        List<FieldSpan> spans = FieldSpan.of(source, line);
        Map<String, FieldSpan> last = new LinkedHashMap<>();
        spans.forEach(span -> last.put(span.name(), span));
        long copied = line.from();
        for (FieldSpan span : spans) {
            String value = values.get(span.name());
            // Of a field that stands there twice, readers take the last one.
            if (value != null && span.equals(last.get(span.name()))) {
                source.copy(copied, span.from(), out);
                out.write(value.getBytes(StandardCharsets.UTF_8));
                copied = span.to();
            }
        }
        long brace = spans.getLast().from();
        source.copy(copied, brace, out);
        boolean first = spans.size() == 1;
        for (Entry<String, String> field : values.entrySet()) {
            if (!last.containsKey(field.getKey())) {
                String text = (first ? "\"" : ",\"") + field.getKey() + "\":" + field.getValue();
                out.write(text.getBytes(StandardCharsets.UTF_8));
                first = false;
            }
        }
        source.copy(brace, line.end(), out);
    }

    /** The value of a field as it is written, or null where there is none. */
    public static @Nullable String raw(Bytes source, LineExtent line, String field) throws IOException {
        String found = null;
        for (FieldSpan span : FieldSpan.of(source, line)) {
            if (span.name().equals(field)) {
                ByteArrayOutputStream value = new ByteArrayOutputStream();
                source.copy(span.from(), span.to(), value);
                found = value.toString(StandardCharsets.UTF_8);
            }
        }
        return found;
    }
}

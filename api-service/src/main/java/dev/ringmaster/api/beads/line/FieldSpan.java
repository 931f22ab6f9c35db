package dev.ringmaster.api.beads.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the value of a field stands in a line that is known to be a JSON object.
 *
 * @param name as it is written between its quotes
 * @param from of the value's first byte in the file
 * @param to after its last
 */
record FieldSpan(String name, long from, long to) {

    /** The fields of an object, in order; the last span has no name and stands for the closing brace. */
    static List<FieldSpan> of(Bytes source, LineExtent line) throws IOException {
        try (InputStream in = source.from(line.from())) {
            return new Scan(in, line.from()).fields();
        }
    }

    private static final class Scan {
        private static final int NAME_LIMIT = 1000;

        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private int next;
        private int filled;
        private long position;
        private int at;

        Scan(InputStream in, long from) throws IOException {
            this.in = in;
            this.position = from - 1;
            next();
        }

        private void next() throws IOException {
            if (next == filled) {
                filled = Math.max(0, in.read(buffer));
                next = 0;
            }
            at = filled == 0 ? -1 : buffer[next++] & 0xFF;
            position++;
        }

        List<FieldSpan> fields() throws IOException {
            List<FieldSpan> fields = new ArrayList<>();
            while (at != '{' && at >= 0) {
                next();
            }
            next();
            while (at >= 0 && at != '}') {
                if (at == '"') {
                    String name = string();
                    while (at == ':' || isSpace()) {
                        next();
                    }
                    long from = position;
                    value();
                    fields.add(new FieldSpan(name, from, position));
                } else {
                    next();
                }
            }
            fields.add(new FieldSpan("", position, position));
            return fields;
        }

        private boolean isSpace() {
            return at == ' ' || at == '\t' || at == '\r';
        }

        /** What is between the quotes, as far as a name may be long; stands behind them afterwards. */
        private String string() throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            next();
            while (at >= 0 && at != '"') {
                if (at == '\\') {
                    text.write(at);
                    next();
                }
                if (text.size() < NAME_LIMIT) {
                    text.write(at);
                }
                next();
            }
            next();
            return text.toString(StandardCharsets.UTF_8);
        }

        private void value() throws IOException {
            if (at == '"') {
                skipString();
            } else if (at == '{' || at == '[') {
                int depth = 0;
                do {
                    if (at == '"') {
                        skipString();
                        continue;
                    }
                    depth += at == '{' || at == '[' ? 1 : at == '}' || at == ']' ? -1 : 0;
                    next();
                } while (depth > 0 && at >= 0);
            } else {
                while (at >= 0 && at != ',' && at != '}' && !isSpace()) {
                    next();
                }
            }
        }

        private void skipString() throws IOException {
            next();
            while (at >= 0 && at != '"') {
                if (at == '\\') {
                    next();
                }
                next();
            }
            next();
        }
    }
}

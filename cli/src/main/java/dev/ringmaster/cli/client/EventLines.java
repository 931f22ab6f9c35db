package dev.ringmaster.cli.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of an event stream together (HTML Living Standard, 9.2.6). For use by one thread.
 */
final class EventLines {

    /** @param id the last id seen, or null */
    record Raw(@Nullable String id, String data) {}

    private final StringBuilder data = new StringBuilder();
    private @Nullable String id;
    private boolean first = true;

    /** Takes a line without its end; an empty one may complete an event. */
    Optional<Raw> accept(String received) {
        String line = first && received.startsWith("\ufeff") ? received.substring(1) : received;
        first = false;
        if (line.isEmpty()) {
            return complete();
        }
        int colon = line.indexOf(':');
        if (colon == 0) {
            return Optional.empty();
        }
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
        switch (field) {
            case "data" -> data.append(value).append('\n');
            case "id" -> id = value;
            default -> {
                // "event" is in the data too, and the pause of "retry" is the client's own choice.
            }
        }
        return Optional.empty();
    }

    private Optional<Raw> complete() {
        if (data.isEmpty()) {
            return Optional.empty();
        }
        String whole = data.substring(0, data.length() - 1);
        data.setLength(0);
        return Optional.of(new Raw(id, whole));
    }
}

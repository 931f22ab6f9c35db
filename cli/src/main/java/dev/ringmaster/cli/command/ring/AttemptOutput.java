package dev.ringmaster.cli.command.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** What an attempt printed, from its start or its last lines on, and as more comes. */
final class AttemptOutput {

    private static final int PIECE = 65_536;
    private static final long LOOK_EVERY_MILLIS = 250;

    private final Session session;
    private final String attempt;
    private final String source;

    AttemptOutput(Session session, String attempt, String source) {
        this.session = session;
        this.attempt = attempt;
        this.source = source;
    }

    /** @param tail lines; negative for all */
    void show(int tail, boolean follow) throws InterruptedException {
        PrintStream out = session.printer().out();
        StringBuilder kept = new StringBuilder();
        boolean atStart = true;
        long offset = 0;
        while (true) {
            JsonNode piece = session.api()
                    .get(ApiPath.of("attempts", attempt, "output")
                            .with("source", source)
                            .with("offset", offset)
                            .with("limit", PIECE));
            String text = piece.path("text").asText("");
            long next = piece.path("nextOffset").asLong(offset);
            boolean more = next > offset;
            offset = next;
            if (tail >= 0 && atStart) {
                kept.append(text);
                if (!more) {
                    out.print(lastLines(kept.toString(), tail));
                    atStart = false;
                }
            } else {
                out.print(text);
            }
            out.flush();
            if (!more && (!follow || piece.path("complete").asBoolean())) {
                return;
            }
            if (!more) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        }
    }

    static String lastLines(String text, int count) {
        Deque<String> last = new ArrayDeque<>();
        text.lines().forEach(line -> {
            last.addLast(line);
            if (last.size() > count) {
                last.removeFirst();
            }
        });
        return last.isEmpty() ? "" : String.join("\n", last) + (text.endsWith("\n") ? "\n" : "");
    }
}

package dev.ringmaster.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.output.Format;
import dev.ringmaster.cli.output.Printer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Prints events as they come: a line for people, tab-separated fields or JSON lines for programs. */
public final class EventPrinter {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** Where an event's data says what happened in words, best first. */
    private static final List<String> WORDS = List.of(
            "/state/sentence",
            "/outcome/message",
            "/outcome/kind",
            "/reason",
            "/hold/reason",
            "/decision/question",
            "/task/title",
            "/project/name",
            "/commit",
            "/message",
            "/assignment/worker",
            "/attempt/worker");

    private final Printer printer;

    public EventPrinter(Printer printer) {
        this.printer = printer;
    }

    /** @return true, so that it can be handed to a stream as its handler */
    public boolean print(JsonNode item) {
        if (!item.has("seq")) {
            return true; // a reset says nothing to whoever only looks on
        }
        if (printer.format() == Format.TABLE) {
            printer.out().println(printer.forPeople() ? shown(item) : plain(item));
        } else if (printer.format() == Format.NAME) {
            printer.out().println(item.path("id").asText());
        } else {
            printer.out().println(item);
        }
        printer.out().flush();
        return true;
    }

    private String shown(JsonNode item) {
        String type = item.path("type").asText();
        return printer.ink().faint(clock(item.path("time").asText(""))) + "  " + pad(type, 22) + "  "
                + pad(item.path("subject").asText(""), 16) + "  " + printer.line(words(item));
    }

    private String plain(JsonNode item) {
        return String.join(
                "\t",
                item.path("seq").asText(),
                item.path("time").asText(""),
                item.path("type").asText(),
                item.path("subject").asText(""),
                printer.line(words(item)));
    }

    private static String words(JsonNode item) {
        JsonNode data = item.path("data");
        JsonNode reason = data.at("/state/blockedBy/kind");
        String status = data.at("/state/status").asText("");
        if (!status.isEmpty()) {
            String worker = data.at("/state/worker").asText("");
            String failure = data.at("/state/failure").asText("");
            return status
                    + (reason.isTextual() ? " (" + reason.asText() + ")" : "")
                    + (status.equals("in_progress") && !worker.isEmpty() ? " on " + worker : "")
                    + (failure.isEmpty() || failure.equals("null") ? "" : ": " + failure);
        }
        for (String words : WORDS) {
            String found = data.at(words).asText("");
            if (!found.isEmpty() && !found.equals("null")) {
                return found;
            }
        }
        return "";
    }

    private static String clock(String instant) {
        try {
            return CLOCK.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }
}

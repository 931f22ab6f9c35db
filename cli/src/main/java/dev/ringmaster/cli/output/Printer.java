package dev.ringmaster.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.Surroundings;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Prints what a command found, in the format that was asked for. Data goes to standard output, all else to standard error. */
public final class Printer {

    /** Grows when a field changes its meaning or goes; new fields may come at any time. */
    public static final int SCHEMA_VERSION = 1;

    private static final int USUAL_WIDTH = 120;

    private final Surroundings around;
    private final Format format;
    private final Ink ink;

    public Printer(RingmasterCommand root, Format format) {
        this.around = root.surroundings();
        this.format = format;
        this.ink = Ink.of(root);
    }

    /** Whether a person reads the output: a table on a terminal. */
    public boolean forPeople() {
        return format == Format.TABLE && around.terminal();
    }

    public Format format() {
        return format;
    }

    public Ink ink() {
        return ink;
    }

    /** A time for whoever reads: how long ago for people, RFC 3339 for programs. */
    public String time(String instant) {
        return forPeople() ? Times.ago(instant, around.clock().instant()) : instant;
    }

    /** A column with a time, see {@link #time}. */
    public Column timeColumn(String header, String field) {
        return Column.field(header, field).shownAs(this::time);
    }

    /** @param empty what to say to a person when there are none */
    public void list(String kind, List<JsonNode> items, List<Column> columns, String empty) {
        switch (format) {
            case JSON -> out().println(envelope(kind).set("items", array(items)).toPrettyString());
            case JSONL -> items.forEach(item -> out().println(item));
            case NAME -> items.forEach(item -> out().println(item.path("id").asText()));
            case TABLE -> {
                if (items.isEmpty()) {
                    say(empty);
                } else if (around.terminal()) {
                    Table.lines(columns, items, width(), ink).forEach(out()::println);
                } else {
                    items.forEach(item -> out().println(columns.stream()
                            .map(column -> Table.oneLine(column.plain().apply(item)))
                            .collect(Collectors.joining("\t"))));
                }
            }
        }
    }

    /** @param written prints it for a person */
    public void item(String kind, JsonNode item, Consumer<PrintStream> written) {
        switch (format) {
            case JSON -> out().println(envelope(kind).set("item", item).toPrettyString());
            case JSONL -> out().println(item);
            case NAME -> out().println(item.path("id").asText());
            case TABLE -> written.accept(out());
        }
    }

    /** The text on one line without control characters, for a person. */
    public String line(String text) {
        return Table.oneLine(text);
    }

    /** Tells a person something beside the data. */
    public void say(String text) {
        around.err().println(text);
    }

    public PrintStream out() {
        return around.out();
    }

    private int width() {
        try {
            return Integer.parseInt(around.environment().getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    private static ObjectNode envelope(String kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("kind", kind);
    }

    private static ArrayNode array(List<JsonNode> items) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        return array;
    }
}

package dev.ringmaster.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A column of a table.
 *
 * @param plain the cell for programs, whole
 * @param shown the cell for people, made from the plain one
 * @param coloured how the padded cell is coloured
 */
public record Column(
        String header, Function<JsonNode, String> plain, UnaryOperator<String> shown, UnaryOperator<String> coloured) {

    public static Column of(String header, Function<JsonNode, String> cell) {
        return new Column(header, cell, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** A field of each item; empty where it is missing. */
    public static Column field(String header, String name) {
        return of(header, item -> item.path(name).asText(""));
    }

    public Column shownAs(UnaryOperator<String> other) {
        return new Column(header, plain, other, coloured);
    }

    public Column colouredAs(UnaryOperator<String> other) {
        return new Column(header, plain, shown, other);
    }
}

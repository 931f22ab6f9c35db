package dev.ringmaster.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays cells out in columns; the last column takes what is left of the width and is cut with an ellipsis. */
final class Table {

    private static final String GAP = "  ";

    private Table() {}

    /** @param width of the terminal, in characters */
    static List<String> lines(List<Column> columns, List<JsonNode> items, int width, Ink ink) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode item : items) {
            rows.add(columns.stream()
                    .map(column -> oneLine(column.shown().apply(column.plain().apply(item))))
                    .toList());
        }
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).header().length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int before = 0;
        for (int i = 0; i < widths.length - 1; i++) {
            before += widths[i] + GAP.length();
        }
        widths[widths.length - 1] = Math.max(20, Math.min(widths[widths.length - 1], width - before));

        List<String> lines = new ArrayList<>();
        lines.add(ink.faint(line(columns.stream().map(Column::header).toList(), widths, null)));
        rows.forEach(row -> lines.add(line(row, widths, columns)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths, @Nullable List<Column> columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String cut = cell.length() <= widths[i] ? cell : cell.substring(0, widths[i] - 1) + "…";
            line.append(columns == null ? cut : columns.get(i).coloured().apply(cut));
            if (i < cells.size() - 1) {
                line.repeat(' ', widths[i] - cut.length()).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }

    /** Without control characters: a title must not be able to steer the terminal. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t' || c == '\n' ? ' ' : c)
                .filter(c -> !Character.isISOControl(c))
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}

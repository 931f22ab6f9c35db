package dev.ringmaster.release.vitals;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what of a component's figures counts here, from their text in Prometheus' form. */
record MetricsText(Map<String, Figures> addresses, double deadLetters) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? +(\\S+)(?: +\\d+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String REQUESTS = "http_server_requests_seconds_";

    static MetricsText of(String text) {
        Map<String, Figures> addresses = new HashMap<>();
        double deadLetters = 0;
        for (String line : text.lines().toList()) {
            Matcher matched = LINE.matcher(line);
            if (line.startsWith("#") || !matched.matches()) {
                continue;
            }
            String name = matched.group(1);
            if (name.equals("ringmaster_inbox_dead_letters_total")) {
                deadLetters += number(matched.group(3));
            } else if (name.startsWith(REQUESTS)) {
                Map<String, String> labels = labels(matched.group(2));
                addresses.merge(
                        labels.getOrDefault("method", "") + " " + labels.getOrDefault("uri", ""),
                        figures(name.substring(REQUESTS.length()), labels, number(matched.group(3))),
                        Figures::plus);
            }
        }
        return new MetricsText(addresses, deadLetters);
    }

    private static Figures figures(String kind, Map<String, String> labels, double value) {
        return switch (kind) {
            case "count" -> new Figures(value, labels.getOrDefault("status", "").startsWith("5") ? value : 0, 0);
            case "sum" -> new Figures(0, 0, value);
            default -> Figures.NONE;
        };
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text == null ? "" : text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

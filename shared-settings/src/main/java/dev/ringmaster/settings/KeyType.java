package dev.ringmaster.settings;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.Sandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * How a key's value is written, in the file and in an environment variable.
 *
 * @param expected what a person may write, after "must be"
 * @param read the value of what the file holds: a text, a whole number, a number, a flag, a list or a table; empty when
 *     it is of another kind. Throws IllegalArgumentException, whose message says what is wrong, for a bad value
 * @param parse what the file would hold for a variable's text; the text itself when it cannot be read so
 * @param write the value as the file would hold it
 * @param schema what a JSON Schema says of it
 */
record KeyType<T>(
        String expected,
        Function<Object, Optional<T>> read,
        Function<String, Object> parse,
        Function<T, String> write,
        Map<String, Object> schema) {

    static final KeyType<String> TEXT =
            new KeyType<>("a text in quotes", KeyType::text, text -> text, KeyType::quoted, type("string"));

    static final KeyType<Boolean> FLAG = new KeyType<>(
            "true or false",
            raw -> raw instanceof Boolean flag ? Optional.of(flag) : Optional.empty(),
            text -> text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text,
            String::valueOf,
            type("boolean"));

    static final KeyType<Integer> COUNT =
            new KeyType<>("a whole number", KeyType::count, KeyType::number, String::valueOf, type("integer"));

    static final KeyType<Double> DECIMAL =
            new KeyType<>("a number", KeyType::decimal, KeyType::number, String::valueOf, type("number"));

    static final KeyType<BigDecimal> AMOUNT = new KeyType<>(
            DECIMAL.expected,
            raw -> decimal(raw).map(BigDecimal::valueOf),
            DECIMAL.parse,
            BigDecimal::toPlainString,
            DECIMAL.schema);

    static final KeyType<Duration> DURATION = new KeyType<>(
            "a duration such as \"30s\", \"5m\", \"1h30m\" or \"14d\"",
            raw -> text(raw).flatMap(WrittenDuration::parse),
            text -> text,
            duration -> quoted(WrittenDuration.write(duration)),
            pattern("([0-9]+(ms|s|m|h|d))+"));

    static final KeyType<MemorySize> SIZE = new KeyType<>(
            "a size such as \"64KB\", \"500MB\" or \"8GB\"",
            raw -> text(raw).flatMap(WrittenSize::parse),
            text -> text,
            size -> quoted(size.toString()),
            pattern("[0-9]+(B|KB|MB|GB|TB)"));

    static final KeyType<Sandbox.Kind> SANDBOX = new KeyType<>(
            "\"none\" or \"bubblewrap\"",
            raw -> Arrays.stream(Sandbox.Kind.values())
                    .filter(kind -> kind.word().equals(raw))
                    .findFirst(),
            text -> text,
            kind -> quoted(kind.word()),
            words(Arrays.stream(Sandbox.Kind.values()).map(Sandbox.Kind::word).toList()));

    static final KeyType<Duration> SECONDS = new KeyType<>(
            "a number of seconds",
            raw -> decimal(raw).map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))),
            KeyType::number,
            duration -> String.valueOf(duration.toMillis() / 1000.0),
            type("number"));

    static final KeyType<List<String>> TEXTS = new KeyType<>(
            "a list of texts such as [\"a\", \"b\"]",
            KeyType::texts,
            text -> List.copyOf(parts(text)),
            KeyType::list,
            Map.of("type", "array", "items", type("string")));

    static final KeyType<Set<Capability>> CAPABILITIES = new KeyType<>(
            TEXTS.expected,
            raw -> texts(raw).map(words -> words.stream().map(Capability::new).collect(Collectors.toUnmodifiableSet())),
            TEXTS.parse,
            set -> list(new TreeSet<>(set).stream().map(Capability::value).toList()),
            TEXTS.schema);

    static final KeyType<Map<String, Integer>> COUNTS = new KeyType<>(
            "a table of whole numbers such as { claude-code = 2 }",
            KeyType::counts,
            KeyType::pairs,
            counts -> new TreeMap<>(counts)
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + entry.getValue())
                            .collect(Collectors.joining(", ", "{", "}")),
            Map.of("type", "object", "additionalProperties", type("integer")));

    static final KeyType<WorkerId> WORKER = new KeyType<>(
            TEXT.expected,
            raw -> text(raw).map(WorkerId::new),
            TEXT.parse,
            worker -> quoted(worker.value()),
            TEXT.schema);

    static final KeyType<PromptDelivery> PROMPT = new KeyType<>(
            "\"stdin\" or \"file\"",
            raw -> Arrays.stream(PromptDelivery.values())
                    .filter(way -> way.word().equals(raw))
                    .findFirst(),
            TEXT.parse,
            way -> quoted(way.word()),
            words(Arrays.stream(PromptDelivery.values())
                    .map(PromptDelivery::word)
                    .toList()));

    private static Map<String, Object> type(String name) {
        return Map.of("type", name);
    }

    private static Map<String, Object> pattern(String form) {
        return Map.of("type", "string", "pattern", "^" + form + "$");
    }

    private static Map<String, Object> words(List<String> some) {
        return Map.of("type", "string", "enum", some);
    }

    /** What a value is, in a person's words. */
    static String shown(Object raw) {
        return switch (raw) {
            case String text -> quoted(text);
            case Long number -> number.toString();
            case Double number -> number.toString();
            case Boolean flag -> flag.toString();
            case TomlArray list -> "a list";
            case List<?> list -> "a list";
            case TomlTable table -> "a table";
            case Map<?, ?> table -> "a table";
            default -> "a date or time";
        };
    }

    private static Optional<String> text(Object raw) {
        return raw instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Integer> count(Object raw) {
        return raw instanceof Long number && number.intValue() == number
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    private static Optional<Double> decimal(Object raw) {
        return switch (raw) {
            case Long number -> Optional.of(number.doubleValue());
            case Double number -> Optional.of(number);
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> texts(Object raw) {
        List<?> items = raw instanceof TomlArray array ? array.toList() : raw instanceof List<?> list ? list : null;
        if (items == null || !items.stream().allMatch(String.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(items.stream().map(String.class::cast).toList());
    }

    private static Optional<Map<String, Integer>> counts(Object raw) {
        Map<?, ?> entries = raw instanceof TomlTable table ? table.toMap() : raw instanceof Map<?, ?> map ? map : null;
        if (entries == null) {
            return Optional.empty();
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Optional<Integer> count = count(entry.getValue());
            if (count.isEmpty()) {
                return Optional.empty();
            }
            counts.put(String.valueOf(entry.getKey()), count.get());
        }
        return Optional.of(counts);
    }

    private static Object number(String text) {
        try {
            return text.matches("[+-]?\\d+") ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Object pairs(String text) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (String part : parts(text)) {
            int sign = part.indexOf('=');
            if (sign < 1) {
                return text;
            }
            pairs.put(
                    part.substring(0, sign).strip(),
                    number(part.substring(sign + 1).strip()));
        }
        return pairs;
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String list(List<String> texts) {
        return texts.stream().map(KeyType::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

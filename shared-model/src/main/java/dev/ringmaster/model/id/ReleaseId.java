package dev.ringmaster.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a release of Ringmaster's own programs; also the name of its folder and the end of its tag.
 *
 * @param value matches {@code r-[0-9]{1,9}}: releases are numbered in the order they were asked for
 */
public record ReleaseId(@JsonValue String value) implements Comparable<ReleaseId> {

    private static final Pattern FORM = Pattern.compile("r-[0-9]{1,9}");

    /** @throws IllegalArgumentException if the value does not match the form */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReleaseId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a release id: '" + value + "' (expected " + FORM.pattern() + ")");
        }
    }

    public static ReleaseId ofNumber(int number) {
        return new ReleaseId("r-" + number);
    }

    public int number() {
        return Integer.parseInt(value.substring("r-".length()));
    }

    @Override
    public int compareTo(ReleaseId other) {
        return Integer.compare(number(), other.number());
    }

    @Override
    public String toString() {
        return value;
    }
}

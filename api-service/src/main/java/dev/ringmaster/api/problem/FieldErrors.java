package dev.ringmaster.api.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects every invalid field of a request, so that a person sees all of them at once. Not safe for several threads. */
public final class FieldErrors {

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** The parsed value, or the fallback after noting why it could not be parsed. */
    public <T extends @Nullable Object> T parse(String field, T fallback, Supplier<? extends T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException | java.time.DateTimeException invalid) {
            add(field, String.valueOf(invalid.getMessage()));
            return fallback;
        }
    }

    /** @throws ProblemException if a field is invalid */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}

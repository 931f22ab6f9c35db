package dev.ringmaster.api.problem;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects every invalid field of a request, so that a person sees all of them at once. Not safe for several threads. */
public final class FieldErrors {

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** The parsed value, or empty after noting why it could not be parsed. */
    public <T> Optional<T> parse(String field, Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (IllegalArgumentException | DateTimeException invalid) {
            add(field, String.valueOf(invalid.getMessage()));
            return Optional.empty();
        }
    }

    /** @throws ProblemException if a field is invalid */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}

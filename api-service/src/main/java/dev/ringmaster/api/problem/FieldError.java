package dev.ringmaster.api.problem;

/**
 * One invalid field.
 *
 * @param field its path in the request, such as {@code tasks[2].title}
 * @param message what is wrong and what is expected
 */
public record FieldError(String field, String message) {}

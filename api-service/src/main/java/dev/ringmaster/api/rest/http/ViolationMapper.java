package dev.ringmaster.api.rest.http;

import dev.ringmaster.api.problem.FieldError;
import dev.ringmaster.api.problem.ProblemException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;

/** Names every field of a request that breaks its constraints. */
@Provider
@Priority(Priorities.USER - 100)
public class ViolationMapper extends ExceptionMapperBase<ResteasyReactiveViolationException> {

    @Override
    protected HttpProblem toProblem(ResteasyReactiveViolationException invalid) {
        List<FieldError> errors = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldError(fieldOf(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return ProblemMapper.of(ProblemException.invalid(
                errors.isEmpty() ? List.of(new FieldError("request", "is not valid")) : errors));
    }

    /** The path without the Java method and its parameter. */
    private static String fieldOf(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER) {
                continue;
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    field.append('[').append(node.getIndex()).append(']');
                }
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            } else if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
        }
        return field.isEmpty() ? "body" : field.toString();
    }
}

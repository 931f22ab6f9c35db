package dev.ringmaster.api.rest.http;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;

/** Says where a body has JSON of another kind than is expected there. */
@Provider
@Priority(Priorities.USER - 100)
public class UnreadableBodyMapper extends ExceptionMapperBase<MismatchedInputException> {

    @Override
    protected HttpProblem toProblem(MismatchedInputException unreadable) {
        String field =
                unreadable.getPath().stream().map(UnreadableBodyMapper::step).collect(Collectors.joining());
        String place = field.isEmpty() ? "The body" : "The body at " + field.replaceFirst("^\\.", "");
        return ProblemMapper.of(new ProblemException(
                ProblemCode.MALFORMED_REQUEST,
                place + " is JSON of another kind than is expected there. /q/swagger-ui shows an example."));
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : "." + reference.getFieldName();
    }
}

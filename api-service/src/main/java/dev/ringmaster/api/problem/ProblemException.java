package dev.ringmaster.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request is refused for a reason the caller can act on; becomes {@code application/problem+json} (RFC 9457). */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final transient Map<String, Object> members;

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, Map.of());
    }

    /** @param members further members of the problem's body, such as {@code cycle} */
    public ProblemException(ProblemCode code, String detail, Map<String, Object> members) {
        super(detail, null, false, false);
        this.code = code;
        this.members = new LinkedHashMap<>(members);
    }

    /** A refusal that names each invalid field. */
    public static ProblemException invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return new ProblemException(
                ProblemCode.VALIDATION_FAILED,
                first.field() + ": " + first.message() + more,
                Map.of("errors", List.copyOf(errors)));
    }

    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public ProblemCode code() {
        return code;
    }

    /** One or two sentences: what is wrong and what to do next. */
    public String detail() {
        @Nullable String message = getMessage();
        return message == null ? code.title() : message;
    }

    public Map<String, Object> members() {
        return members == null ? Map.of() : members;
    }
}

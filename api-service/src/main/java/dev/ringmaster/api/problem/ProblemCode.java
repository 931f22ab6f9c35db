package dev.ringmaster.api.problem;

import java.net.URI;
import java.util.Locale;

/** The table of problem types: each one's code, HTTP status and title. A code is added, never changed; {@code docs/problems.md} explains each. */
public enum ProblemCode {
    VALIDATION_FAILED(422, "The request has invalid fields"),
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_QUERY(400, "A query parameter is not valid"),
    INVALID_CURSOR(400, "The cursor does not belong to this list"),
    NOT_FOUND(404, "There is nothing here"),
    UNKNOWN_PROJECT(404, "There is no such project"),
    UNKNOWN_TASK(404, "There is no such task"),
    UNKNOWN_DECISION(404, "There is no such decision"),
    UNKNOWN_ATTEMPT(404, "There is no such attempt"),
    UNKNOWN_WORKER(404, "There is no such worker"),
    UNKNOWN_RELEASE(404, "There is no such release"),
    WORKER_UNFIT(422, "The worker does not offer what the task requires"),
    AMBIGUOUS_ID(409, "More than one thing has an id that starts like this"),
    UNKNOWN_DEPENDENCY(422, "A dependency does not exist"),
    DEPENDENCY_CYCLE(422, "The dependencies would form a cycle"),
    DUPLICATE_REF(422, "Two tasks of one request share a ref"),
    DUPLICATE_EXTERNAL_ID(409, "A task with this external id exists"),
    INVALID_IMPORT(422, "The file has lines that cannot be read"),
    MASS_DELETION(409, "The file would end many tasks"),
    NOT_A_GIT_REPOSITORY(422, "The path is not a git repository"),
    MISSING_TARGET_BRANCH(422, "The target branch does not exist"),
    PROJECT_EXISTS(409, "A project with this id exists"),
    PROJECT_IN_USE(409, "The project has unfinished tasks"),
    UNLANDED_WORK(409, "Work of the project has not landed"),
    TASK_FINISHED(409, "The task is finished"),
    TASK_RUNNING(409, "The task is running"),
    TASK_NOT_DRAFT(409, "The task is not a draft"),
    TASK_IS_DRAFT(409, "The task is a draft"),
    DECISION_CLOSED(409, "The decision is no longer open"),
    OPTION_NOT_OFFERED(422, "The decision does not offer this option"),
    SELF_IMPROVEMENT_OFF(409, "Ringmaster does not change itself here"),
    RELEASE_NOT_LIVE(409, "The ring does not run this release"),
    BREAKER_NOT_OPEN(409, "Releases are not stopped"),
    PRECONDITION_REQUIRED(428, "The request needs an If-Match header"),
    PRECONDITION_FAILED(412, "The resource was changed in the meantime"),
    IDEMPOTENCY_IN_PROGRESS(409, "The first request with this key is still running"),
    IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request"),
    NOT_AUTHORISED(401, "Not authorised"),
    FORBIDDEN(403, "The request is not allowed"),
    FOREIGN_HOST(403, "The host name is not served"),
    FOREIGN_ORIGIN(403, "The origin is not allowed"),
    METHOD_NOT_ALLOWED(405, "The method does not apply here"),
    NOT_ACCEPTABLE(406, "The wanted content type is not offered"),
    PAYLOAD_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    INTERNAL_ERROR(500, "Something went wrong in Ringmaster"),
    UNAVAILABLE(503, "The service cannot do this now"),
    STORAGE_FULL(507, "The disk is full");

    /** Where the types live; each is this and the code. */
    public static final String TYPE_PREFIX = "https://ringmaster.dev/problems/";

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The code as clients see it: lower case, words joined by a hyphen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI type() {
        return URI.create(TYPE_PREFIX + word());
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The code for a refusal that some library made and that carries an HTTP status alone. */
    public static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 400 -> MALFORMED_REQUEST;
            case 401 -> NOT_AUTHORISED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> VALIDATION_FAILED;
            case 428 -> PRECONDITION_REQUIRED;
            case 503 -> UNAVAILABLE;
            case 507 -> STORAGE_FULL;
            default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
        };
    }
}

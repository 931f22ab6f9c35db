package dev.ringmaster.api.rest.reply;

import dev.ringmaster.api.problem.FieldError;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a request was refused (RFC 9457), as the documentation shows it. */
@Schema(
        name = "Problem",
        description =
                "RFC 9457 problem. docs/problems.md lists every code with its cause and next step; some carry further members,"
                        + " such as cycle, candidates or current.")
public record ProblemBody(
        @Schema(examples = "https://ringmaster.dev/problems/dependency-cycle")
        URI type,

        @Schema(examples = "The dependencies would form a cycle")
        String title,

        @Schema(examples = "422") int status,

        @Schema(
                examples =
                        "These tasks would wait for each other: kit-1 → kit-2 → kit-1. Leave one of these dependencies out.")
        String detail,

        @Schema(examples = "/api/v1/tasks") String instance,
        @Schema(examples = "dependency-cycle") String code,
        @Nullable List<FieldError> errors) {}
